// The scoring screen: marking what is selected in the answer, and keys for who scores all day.
//
// A mark or its removal goes into the form as a hidden field and is saved with it (bewaar.js); after the save these
// fields go, and the server's parts of the page come in. Places count code points, as the server does; notes beside a
// passage (data-noot) are no part of the text.
(() => {
  "use strict";
  const form = document.getElementById("score");
  const answer = document.getElementById("antwoordtekst");
  const bar = document.querySelector("[data-markeerbalk]");
  const dialog = document.querySelector("[data-sneltoetsen]");
  if (!form) return;

  // ---- the text and places in it
  const bare = (fragment) => {
    fragment.querySelectorAll("[data-noot]").forEach((note) => note.remove());
    return [...fragment.textContent];
  };
  const wholeText = () => bare(answer.cloneNode(true));
  const placeOf = (node, offset) => {
    const range = document.createRange();
    range.selectNodeContents(answer);
    range.setEnd(node, offset);
    return bare(range.cloneContents()).length;
  };
  const selected = () => {
    const selection = window.getSelection();
    if (!answer || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!answer.contains(range.startContainer) || !answer.contains(range.endContainer)) return null;
    const text = wholeText();
    let [begin, einde] = [placeOf(range.startContainer, range.startOffset), placeOf(range.endContainer, range.endOffset)];
    while (begin < einde && !text[begin].trim()) begin += 1;
    while (einde > begin && !text[einde - 1].trim()) einde -= 1;
    return begin < einde ? { begin, citaat: text.slice(begin, einde).join("") } : null;
  };

  // ---- marking
  const add = (name, value) => {
    const field = Object.assign(document.createElement("input"), { type: "hidden", name, value });
    form.append(field);
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const say = (text) => { document.querySelector("[data-markeerstand]").textContent = text; };
  const hideBar = () => { if (bar) bar.hidden = true; };
  const showBar = () => {
    if (!bar || !selected()) return hideBar();
    const section = bar.parentElement;
    const [own, box] = [section.getBoundingClientRect(), window.getSelection().getRangeAt(0).getBoundingClientRect()];
    bar.hidden = false;
    const room = Math.min(window.innerHeight, section.parentElement.getBoundingClientRect().bottom);
    const under = box.bottom + bar.offsetHeight + 12 < room;
    bar.style.top = `${(under ? box.bottom + 6 : box.top - bar.offsetHeight - 6) - own.top}px`;
    const widest = section.clientWidth - bar.offsetWidth;
    bar.style.left = `${Math.max(0, Math.min(box.left - own.left, widest))}px`;
    bar.scrollIntoView({ block: "nearest" });
  };
  const mark = (purpose) => {
    const passage = selected();
    if (passage) add("nieuw", JSON.stringify({ ...passage, doel: purpose }));
    window.getSelection().removeAllRanges();
    hideBar();
  };
  bar?.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
  bar?.addEventListener("click", (event) => {
    const button = event.target.closest("[data-doel]");
    if (button) mark(button.dataset.doel);
  });
  document.addEventListener("mouseup", () => setTimeout(showBar));
  document.addEventListener("selectionchange", () => {
    if (window.getSelection().isCollapsed && !bar?.contains(document.activeElement)) hideBar();
  });
  document.addEventListener("touchend", () => setTimeout(showBar, 300));

  form.addEventListener("click", (event) => {
    const away = event.target.closest("[data-passage-weg]");
    if (away) {
      event.preventDefault();
      add("weg", away.dataset.passageWeg);
      const list = away.closest("fieldset, #andere-passages");
      away.closest("li").remove();
      list.focus();
    }
    if (event.target.closest("button[value=markeren]")) quote(event);
  });
  // A quote that stands in the answer is marked on the spot; of any other the server says what is wrong.
  const quote = (event) => {
    const [field, purpose] = [form.elements.citaat, form.elements.doel];
    const words = field.value.trim().split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    const found = answer && field.value.trim() && new RegExp(words.join("\\s+"), "u").exec(wholeText().join(""));
    if (!found || !purpose.value) return;
    event.preventDefault();
    const begin = [...wholeText().join("").slice(0, found.index)].length;
    add("nieuw", JSON.stringify({ begin, citaat: found[0], doel: purpose.value }));
    say(`Gemarkeerd: ${purpose.selectedOptions[0].textContent}.`);
    field.value = "";
    field.focus();
  };

  // ---- after a save
  const shown = {};
  const put = (id, html) => {
    const place = document.getElementById(id);
    if (!place || shown[id] === html) return;
    const name = place.contains(document.activeElement) ? document.activeElement.name : "";
    const typed = name && document.activeElement.value;
    shown[id] = html;
    place.innerHTML = html; // our own server's fragments; scripts in them would not run
    const again = name && form.elements.namedItem(name);
    if (again?.focus) {
      again.value = typed;
      again.focus();
    }
  };
  form.addEventListener("tb:bewaard", (event) => {
    form.querySelectorAll("input[name=nieuw], input[name=weg]").forEach((field) => field.remove());
    Object.entries(event.detail?.delen ?? {}).forEach(([id, html]) => put(id, html));
    if (event.detail?.geweigerd) say("Niet gemarkeerd: die woorden staan niet meer zo in het antwoord. Laad de pagina opnieuw.");
  });

  // ---- keys; to be switched off (WCAG 2.1.4), and never while typing
  const SETTING = "tb-sneltoetsen";
  const on = () => { try { return localStorage.getItem(SETTING) !== "uit"; } catch { return true; } };
  const typing = (element) => element.isContentEditable || element.matches("textarea, select, input:not([type=radio], [type=checkbox], [type=hidden])");
  const go = async (link) => {
    if (!link) return;
    const waiting = [];
    document.dispatchEvent(new CustomEvent("tb:spoel", { detail: waiting }));
    await Promise.all(waiting);
    link.click();
  };
  const choose = (number) => {
    const marks = [...form.querySelectorAll("input[name=oordeel]")].filter((radio) => /\d/.test(radio.value));
    const radio = marks[number - 1];
    if (!radio) return;
    radio.checked = true;
    radio.focus();
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const nextCriterium = () => {
    if (selected()) {
      showBar();
      return bar.querySelector("button").focus();
    }
    const all = [...form.querySelectorAll("[data-criterium]")];
    const here = all.findIndex((fieldset) => fieldset.contains(document.activeElement));
    const next = all[(here + 1) % all.length];
    (next?.querySelector("input:checked") ?? next?.querySelector("input"))?.focus();
  };
  const open = () => {
    dialog.querySelector("[data-sneltoetsen-aan]").checked = on();
    dialog.showModal();
  };
  const KEYS = {
    j: () => go(document.querySelector(".tb-beoordeelkop a[rel=next]")),
    k: () => go(document.querySelector(".tb-beoordeelkop a[rel=prev]")),
    n: () => go(document.querySelector("[data-volgende-open]")),
    c: nextCriterium,
    "?": open,
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return hideBar();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (dialog.open || typing(event.target) || !on()) return;
    const act = /^[1-9]$/.test(event.key) ? () => choose(Number(event.key)) : KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  const button = document.querySelector("[data-sneltoetsen-open]");
  button.hidden = false;
  button.addEventListener("click", open);
  dialog.querySelector("[data-sneltoetsen-aan]").addEventListener("change", (event) => {
    try { localStorage.setItem(SETTING, event.target.checked ? "aan" : "uit"); } catch { /* then for this page only */ }
  });
})();
