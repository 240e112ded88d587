// Autosave of form[data-bewaar-url]. Text is only ever sent, never taken out of the form, unless the user says so.
//
// The form holds <input type="hidden" name="versie"> and, inside or beside it, <p role="status" data-bewaarstand>.
// Replies: 200 {"status": "bewaard", "versie": 4, "om": "10:42"}; 409 with onderdelen/botsing.html; 422 with JSON
// {"melding": "…"} for text that cannot be saved as it is. Anything else counts as a failure and is tried again.
(() => {
  "use strict";
  const WAIT = 1500;
  const RETRY = [3000, 8000, 20000, 60000];
  const states = new WeakMap();

  const find = (form, selector) => form.querySelector(selector) ?? form.parentElement.querySelector(selector);
  const stateOf = (form) => {
    if (!states.has(form)) states.set(form, { timer: 0, busy: false, again: false, failures: 0, conflict: false, dirty: false, last: null });
    return states.get(form);
  };

  const say = (form, text, failed) => {
    let line = find(form, "[data-bewaarstand]");
    if (!line) {
      line = Object.assign(document.createElement("p"), { className: "tb-bewaarstand" });
      line.setAttribute("role", "status");
      line.dataset.bewaarstand = "";
      form.append(line);
    }
    line.classList.toggle("tb-bewaarstand--fout", Boolean(failed));
    if (line.textContent !== text) line.textContent = text;
  };

  const schedule = (form, wait) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => save(form), wait);
  };

  const failed = (form, reason) => {
    const state = stateOf(form);
    const wait = RETRY[Math.min(state.failures, RETRY.length - 1)];
    state.failures += 1;
    say(form, `Niet bewaard: ${reason}. Uw tekst staat nog hier; over ${wait / 1000} seconden opnieuw geprobeerd.`, true);
    schedule(form, wait);
  };

  const showConflict = (form, html) => {
    const state = stateOf(form);
    state.conflict = true;
    find(form, "[data-bewaar-botsing]")?.remove();
    const holder = document.createElement("template");
    holder.innerHTML = html; // our own server's fragment; scripts in it would not run
    const part = holder.content.querySelector("[data-bewaar-botsing]");
    if (!part) return failed(form, "iemand anders bewaarde dit intussen");
    form.prepend(part);
    say(form, "Niet bewaard: kies eerst welke tekst blijft.", true);
    part.focus();
  };

  const saved = (form, reply) => {
    const state = stateOf(form);
    state.failures = 0;
    const version = form.elements.namedItem("versie");
    if (version && reply.versie !== undefined) version.value = reply.versie;
    if (state.again) return;
    state.dirty = false;
    say(form, `Bewaard ${reply.om}`);
    form.dispatchEvent(new CustomEvent("tb:bewaard", { bubbles: true, detail: reply }));
  };

  const handle = async (form, response) => {
    if (response.status === 409) return showConflict(form, await response.text());
    if (response.redirected) return failed(form, "u bent misschien uitgelogd; log in een ander tabblad opnieuw in");
    if (response.status === 422) {
      const reply = await response.json();
      return say(form, `Niet bewaard: ${reply.melding}`, true);
    }
    if (response.status === 403 || response.status === 404) {
      return say(form, "Niet bewaard: u mag dit niet meer wijzigen, of u bent opnieuw ingelogd. Kopieer uw tekst en laad de pagina opnieuw.", true);
    }
    if (!response.ok) return failed(form, "er is een storing");
    return saved(form, await response.json());
  };

  const save = async (form) => {
    const state = stateOf(form);
    clearTimeout(state.timer);
    if (state.conflict || !form.isConnected) return;
    if (state.busy) {
      state.again = true;
      return;
    }
    state.busy = true;
    state.again = false;
    say(form, "Bezig met bewaren …");
    try {
      const headers = { "X-Requested-With": "XMLHttpRequest", Accept: "application/json, text/html" };
      await handle(form, await fetch(form.dataset.bewaarUrl, { method: "POST", body: new FormData(form), headers, credentials: "same-origin" }));
    } catch {
      failed(form, "geen verbinding");
    } finally {
      state.busy = false;
      if (state.again && !state.conflict) schedule(form, WAIT);
    }
  };

  const changed = (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (!form?.dataset.bewaarUrl) return;
    const state = stateOf(form);
    state.dirty = true;
    state.last = event.target;
    if (state.busy) state.again = true;
    if (!state.conflict) schedule(form, event.type === "change" ? 200 : WAIT);
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);

  document.addEventListener("click", (event) => {
    const keep = event.target.closest("[data-botsing-houd]");
    const take = event.target.closest("[data-botsing-neem]");
    const part = (keep ?? take)?.closest("[data-bewaar-botsing]");
    const form = part?.closest("form");
    if (!form) return;
    const state = stateOf(form);
    state.conflict = false;
    if (take) {
      // Giving up one's own text is a choice, so no warning about leaving.
      state.dirty = false;
      form.dispatchEvent(new CustomEvent("tb:bewaard", { bubbles: true }));
      location.replace(location.pathname + location.search); // not reload(), after which Firefox fills in the old text
      return;
    }
    form.elements.namedItem("versie").value = keep.dataset.botsingHoud;
    part.remove();
    state.last?.focus();
    save(form);
  });

  const pending = () => [...document.querySelectorAll("form[data-bewaar-url]")].filter((form) => states.get(form)?.dirty);
  window.addEventListener("online", () => pending().forEach(save));
  document.addEventListener("visibilitychange", () => { if (document.hidden) pending().forEach(save); });

  // Sending the form the ordinary way saves it too.
  let sending = null;
  document.addEventListener("submit", (event) => {
    sending = event.target;
    setTimeout(() => { if (event.defaultPrevented) sending = null; });
  });
  window.addEventListener("pageshow", () => { sending = null; });
  window.addEventListener("beforeunload", (event) => {
    if (pending().some((form) => form !== sending)) event.preventDefault();
  });
})();
