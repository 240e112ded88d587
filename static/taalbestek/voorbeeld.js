// The pages of the text as pictures: in a panel of the composer, or on a page of their own in another window.
//
// [data-voorbeeld] is where they go: data-url gives them, data-bestek says of which text, data-deel which part is edited.
// After a save they are asked again once it has been quiet for a while; the server answers 204 where nothing changed.
(() => {
  "use strict";
  const QUIET = 2500;
  const holder = document.querySelector("[data-voorbeeld]");
  if (!holder) return;
  const panel = document.getElementById("voorbeeldpaneel");
  const button = document.querySelector("[data-voorbeeld-knop]");
  const line = document.querySelector("[data-voorbeeld-stand]");
  const channel = "BroadcastChannel" in window ? new BroadcastChannel(`taalbestek-${holder.dataset.bestek}`) : null;
  let busy = false;
  let again = false;
  let timer = 0;
  let part = holder.dataset.deel;

  const pages = () => holder.querySelector("[data-merk]");
  const jump = () => {
    const nummer = Number(pages()?.dataset.naar);
    const page = nummer && holder.querySelector(`#blad-${nummer}`);
    if (!page) return;
    if (panel) holder.scrollTop = page.offsetTop - holder.offsetTop;
    else page.scrollIntoView();
  };

  const show = (html, keepPlace) => {
    const place = holder.scrollTop;
    holder.innerHTML = html; // our own server's fragment; scripts in it would not run
    if (keepPlace) holder.scrollTop = place;
    else jump();
    document.querySelector("[data-voorbeeld-zonder]")?.remove();
  };

  const load = async (keepPlace) => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    line.textContent = "De bladzijden worden opgemaakt …";
    try {
      const query = new URLSearchParams({ stuk: "1", deel: part, heeft: pages()?.dataset.merk ?? "" });
      const response = await fetch(`${holder.dataset.url}?${query}`, { credentials: "same-origin" });
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      if (response.status !== 204) show(await response.text(), keepPlace);
      line.textContent = holder.querySelector("[role=alert]") ? "" : "Dit zijn de bladzijden van de tekst die bewaard is.";
    } catch {
      line.textContent = "De bladzijden zijn niet opgemaakt: geen verbinding. Na de volgende wijziging wordt het opnieuw geprobeerd.";
    } finally {
      busy = false;
      if (again) {
        again = false;
        later();
      }
    }
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => load(true), QUIET);
  };

  const isOpen = () => !panel || !panel.hidden;
  const changed = (event) => {
    if (event.type !== "message") channel?.postMessage("bewaard");
    if (isOpen()) later();
  };
  document.addEventListener("tb:bewaard", changed);
  document.addEventListener("tb:volgorde", changed);
  channel?.addEventListener("message", changed);

  if (!panel) {
    if (!pages()) load(false);
    else jump();
    return;
  }

  channel?.postMessage("geladen"); // after undo, or a button that saves
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-sleutel]");
    if (row) part = row.dataset.sleutel;
  });
  const open = (yes) => {
    panel.hidden = !yes;
    document.documentElement.classList.toggle("tb-met-voorbeeld", yes);
    button.setAttribute("aria-expanded", String(yes));
    if (!yes) {
      button.focus();
      return;
    }
    panel.focus();
    load(false);
  };
  button.setAttribute("role", "button");
  button.setAttribute("aria-controls", panel.id);
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(panel.hidden);
  });
  button.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    open(panel.hidden);
  });
  panel.querySelector("[data-voorbeeld-sluit]").addEventListener("click", () => open(false));
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") open(false); });
})();
