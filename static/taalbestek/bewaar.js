// Autosave of form[data-bewaar-url]. Text is only ever sent, never taken out of the form, unless the user says so.
//
// The form holds <input type="hidden" name="versie"> and, inside or beside it, <p role="status" data-bewaarstand>.
// Without one of its own it uses [data-bewaarstand-pagina], the line of the page; data-bewaar-wacht is another wait in
// ms, data-botsing-plek the id of where a conflict is shown.
// Replies: 200 {"status": "bewaard", "versie": 4, "om": "10:42"}, and `velden` {name: value} to put in the form (the key
// of a new row); 409 with onderdelen/botsing.html; 422 with JSON {"melding": "…"} for text that cannot be saved as it is.
// Anything else counts as a failure and is tried again.
(() => {
  "use strict";
  const WAIT = 1500;
  const RETRY = [3000, 8000, 20000, 60000];
  const states = new WeakMap();

  const find = (form, selector) => form.querySelector(selector) ?? form.parentElement.querySelector(selector);
  const lineOf = (form) => find(form, "[data-bewaarstand]") ?? document.querySelector("[data-bewaarstand-pagina]");
  const waitOf = (form) => Number(form.dataset.bewaarWacht ?? WAIT);
  const owners = new WeakMap(); // of a conflict: the form it is about
  const fill = (form, values) => Object.entries(values ?? {}).forEach(([name, value]) => {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  });
  const stateOf = (form) => {
    if (!states.has(form)) states.set(form, { timer: 0, busy: false, again: false, failures: 0, conflict: false, dirty: false, last: null, waiting: null });
    return states.get(form);
  };

  const say = (form, text, failed) => {
    let line = lineOf(form);
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
    const place = document.getElementById(form.dataset.botsingPlek ?? "") ?? form;
    place.querySelector("[data-bewaar-botsing]")?.remove();
    const holder = document.createElement("template");
    holder.innerHTML = html; // our own server's fragment; scripts in it would not run
    const part = holder.content.querySelector("[data-bewaar-botsing]");
    if (!part) return failed(form, "iemand anders bewaarde dit intussen");
    owners.set(part, form);
    place.prepend(part);
    say(form, "Niet bewaard: kies eerst welke tekst blijft.", true);
    part.focus();
  };

  const saved = (form, reply) => {
    const state = stateOf(form);
    state.failures = 0;
    const version = form.elements.namedItem("versie");
    if (version && reply.versie !== undefined) version.value = reply.versie;
    fill(form, reply.velden);
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

  // After a save: what the user sent meanwhile, or else what was typed meanwhile.
  const proceed = (form, state) => {
    const button = state.waiting;
    state.waiting = null;
    if (button && !state.conflict) form.requestSubmit(button === form ? null : button);
    else if (state.again && !state.conflict) schedule(form, WAIT);
  };

  // The token of now: after a new sign-in in another tab, the one in the form is of the session before.
  const request = (form) => {
    const body = new FormData(form);
    const headers = { "X-Requested-With": "XMLHttpRequest", Accept: "application/json, text/html" };
    const token = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
    if (token) {
      headers["X-CSRFToken"] = token;
      body.delete("csrfmiddlewaretoken");
    }
    const small = [...body.values()].reduce((size, value) => size + (value.size ?? value.length * 3), 0) < 50_000;
    return { method: "POST", body, headers, credentials: "same-origin", keepalive: document.hidden && small };
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
      await handle(form, await fetch(form.dataset.bewaarUrl, request(form)));
    } catch {
      failed(form, "geen verbinding");
    } finally {
      state.busy = false;
      proceed(form, state);
    }
  };

  const changed = (event) => {
    const form = event.target.form ?? event.target.closest?.("form");
    if (!form?.dataset.bewaarUrl) return;
    const state = stateOf(form);
    state.dirty = true;
    state.last = event.target;
    if (state.busy) state.again = true;
    if (!state.conflict) schedule(form, event.type === "change" ? 200 : waitOf(form));
  };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);

  document.addEventListener("click", (event) => {
    const keep = event.target.closest("[data-botsing-houd]");
    const take = event.target.closest("[data-botsing-neem]");
    const part = (keep ?? take)?.closest("[data-bewaar-botsing]");
    const form = part && (owners.get(part) ?? part.closest("form"));
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
    if (keep.dataset.botsingHoud) fill(form, { versie: keep.dataset.botsingHoud });
    fill(form, JSON.parse(keep.dataset.botsingVelden || "{}"));
    part.remove();
    state.last?.focus();
    save(form);
  });

  const pending = () => [...document.querySelectorAll("form[data-bewaar-url]")].filter((form) => states.get(form)?.dirty);
  window.addEventListener("online", () => pending().forEach(save));
  // Who is about to leave by a button of the page asks for this first; the promises end when all is in, or cannot be.
  const settled = (form) => new Promise((resolve) => {
    form.addEventListener("tb:bewaard", () => resolve(true), { once: true });
    setTimeout(() => resolve(false), 4000);
    save(form);
  });
  document.addEventListener("tb:spoel", (event) => event.detail.push(...pending().map(settled)));
  document.addEventListener("visibilitychange", () => { if (document.hidden) pending().filter((form) => form !== sending).forEach(save); });

  // Sending the form the ordinary way saves it too. A save under way goes first: it changes `versie`, so the form that
  // left before its reply would clash with its own writer.
  let sending = null;
  document.addEventListener("submit", (event) => {
    const state = states.get(event.target);
    clearTimeout(state?.timer);
    if (state?.busy && !event.defaultPrevented) {
      event.preventDefault();
      state.waiting = event.submitter ?? event.target;
      return;
    }
    sending = event.target;
    setTimeout(() => {
      if (!event.defaultPrevented) return;
      sending = null;
      if (state?.dirty && !state.conflict) schedule(event.target, WAIT);
    });
  });
  window.addEventListener("pageshow", () => { sending = null; });
  window.addEventListener("beforeunload", (event) => {
    if (pending().some((form) => form !== sending)) event.preventDefault();
  });
})();
