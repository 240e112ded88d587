// What was typed and could not be saved (no connection, a closed laptop) stays in this browser until it is saved.
//
// An element with data-concepten="<user>" and data-versies='{"<path>": <version saved>}' says who is here; a form with
// it keeps its text under user and path. Never shown to another user: what somebody else left is thrown away, and so is
// everything at logging out.
(() => {
  "use strict";
  const PREFIX = "tb-concept:";
  const DAYS = 14;
  const SKIP = new Set(["csrfmiddlewaretoken", "versie", "actie", "weg"]);
  let store;
  try {
    store = window.localStorage;
    store.getItem(PREFIX);
  } catch {
    return;
  }
  let closed = false;
  const keys = () => Object.keys(store).filter((key) => key.startsWith(PREFIX));
  const read = (key) => { try { return JSON.parse(store.getItem(key)); } catch { return null; } };
  const clear = () => {
    closed = true;
    keys().forEach((key) => store.removeItem(key));
  };
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-uitloggen]")) return;
    clear();
    store.setItem("tb-uitgelogd", String(Date.now()));
  });
  window.addEventListener("storage", (event) => { if (event.key === "tb-uitgelogd") closed = true; });

  const here = document.querySelector("[data-concepten]");
  if (!here) return;
  const mine = `${PREFIX}${here.dataset.concepten}:`;
  const saved = JSON.parse(here.dataset.versies || "{}");
  keys().forEach((key) => {
    const draft = read(key);
    const old = !draft || Date.now() - draft.tijd > DAYS * 864e5;
    const sent = draft?.verzonden && saved[key.slice(mine.length)] > draft.versie;
    if (!key.startsWith(mine) || old || sent) store.removeItem(key);
  });

  const form = here.matches("form") ? here : null;
  if (!form) return;
  const key = mine + location.pathname;
  const entries = () => [...new FormData(form)].filter(([name, value]) => !SKIP.has(name) && typeof value === "string");
  const byName = (pairs) => {
    const map = new Map();
    pairs.forEach(([name, value]) => map.set(name, [...(map.get(name) ?? []), value.replace(/\r\n/g, "\n")]));
    return map;
  };
  const write = (sent) => {
    if (closed) return;
    const draft = { tijd: Date.now(), versie: Number(form.elements.namedItem("versie")?.value), velden: entries() };
    try { store.setItem(key, JSON.stringify(sent ? { ...draft, verzonden: true } : draft)); } catch { /* full */ }
  };
  let offered = null;
  const changed = (event) => { if (event.target.form === form) write(); };
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  form.addEventListener("tb:bewaard", () => {
    if (offered) store.setItem(key, JSON.stringify(offered));
    else store.removeItem(key);
  });
  form.addEventListener("submit", () => { if (store.getItem(key)) write(true); });

  const labelOf = (name) => {
    const field = form.elements.namedItem(name);
    if (!field) return "Gemarkeerd";
    const one = field instanceof RadioNodeList ? field[0] : field;
    const legend = field instanceof RadioNodeList && one.closest("fieldset")?.querySelector("legend");
    return (legend || one.labels?.[0])?.textContent.trim() ?? one.getAttribute("aria-label") ?? name;
  };
  const wordsOf = (name, values) => {
    const field = form.elements.namedItem(name);
    if (name === "nieuw") return values.map((value) => `„${JSON.parse(value).citaat}”`).join("\n");
    if (!(field instanceof RadioNodeList)) return values.join("\n");
    const radio = [...field].find((one) => one.value === values[0]);
    return radio?.labels?.[0]?.textContent.trim() ?? values[0];
  };
  const restore = (different) => {
    different.forEach(([name, values]) => {
      const field = form.elements.namedItem(name);
      if (name === "nieuw") {
        values.forEach((value) => form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value })));
      } else if (field) {
        field.value = values[0];
      }
    });
    form.querySelector("textarea").dispatchEvent(new Event("input", { bubbles: true }));
  };
  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text ?? "" });
  const offer = (draft, different) => {
    offered = draft;
    const notice = element("section", "utrecht-alert utrecht-alert--warning tb-melding tb-concept");
    notice.dataset.conceptAanbod = "";
    notice.tabIndex = -1;
    const when = new Date(draft.tijd).toLocaleString("nl-NL", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
    notice.append(element("h3", "", `Niet bewaard: u typte nog (${when})`));
    const list = element("dl", "tb-gegevens");
    different.forEach(([name, values]) => list.append(element("dt", "", labelOf(name)), element("dd", "tb-platte-tekst", wordsOf(name, values) || "(leeg)")));
    const buttons = element("div", "utrecht-button-group");
    const button = (kind, text, act) => {
      const one = element("button", `utrecht-button utrecht-button--${kind}-action`, text);
      one.type = "button";
      one.addEventListener("click", () => {
        offered = null;
        store.removeItem(key);
        notice.remove();
        act();
        form.querySelector("textarea").focus();
      });
      buttons.append(one);
    };
    button("primary", "Terugzetten", () => restore(different));
    button("secondary", "Weggooien", () => {});
    const inside = element("div", "");
    inside.append(...notice.childNodes, list, buttons);
    notice.append(inside);
    form.before(notice);
  };

  const draft = read(key);
  if (!draft || form.hasAttribute("data-onbewaard")) return; // such a page holds what was typed
  const now = byName(entries());
  const different = [...byName(draft.velden)].filter(([name, values]) => values.join("\n") !== (now.get(name) ?? [""]).join("\n"));
  if (different.length) offer(draft, different);
  else store.removeItem(key);
})();
