// The consensus meeting: keys to go from answer to answer, and a page that follows what the chair writes.
(() => {
  "use strict";
  // ---- following: the agreed part comes in anew every ten seconds, while somebody looks
  const WAIT = 10_000;
  const part = document.querySelector("[data-volgt]");
  const follow = async () => {
    if (document.hidden) return;
    const response = await fetch(part.dataset.volgt, { credentials: "same-origin", cache: "no-store", headers: { "X-Requested-With": "XMLHttpRequest" } }).catch(() => null);
    if (!response?.ok || response.redirected) return;
    const html = await response.text();
    const fresh = document.createElement("template");
    fresh.innerHTML = html; // our own server's fragment; scripts in it would not run
    if (fresh.content.textContent.trim() !== part.textContent.trim()) part.replaceChildren(fresh.content);
  };
  if (part?.dataset.volgt) {
    setInterval(follow, WAIT);
    document.addEventListener("visibilitychange", follow);
  }

  // ---- keys; to be switched off (WCAG 2.1.4), and never while typing
  const SETTING = "tb-sneltoetsen";
  const dialog = document.querySelector("[data-sneltoetsen]");
  const on = () => { try { return localStorage.getItem(SETTING) !== "uit"; } catch { return true; } };
  const typing = (element) => element.isContentEditable || element.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])");
  const go = async (link) => {
    if (!link) return;
    const waiting = [];
    document.dispatchEvent(new CustomEvent("tb:spoel", { detail: waiting }));
    await Promise.all(waiting);
    link.click();
  };
  const open = () => {
    dialog.querySelector("[data-sneltoetsen-aan]").checked = on();
    dialog.showModal();
  };
  const KEYS = {
    j: () => go(document.querySelector(".tb-beoordeelkop a[rel=next]")),
    k: () => go(document.querySelector(".tb-beoordeelkop a[rel=prev]")),
    "?": open,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog.open || typing(event.target) || !on() || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  const button = document.querySelector("[data-sneltoetsen-open]");
  button.hidden = false;
  button.addEventListener("click", open);
  dialog.querySelector("[data-sneltoetsen-aan]").addEventListener("change", (event) => {
    try { localStorage.setItem(SETTING, event.target.checked ? "aan" : "uit"); } catch { /* then for this page only */ }
  });
})();
