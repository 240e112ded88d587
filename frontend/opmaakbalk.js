// The toolbar of the text field: one stop of the Tab key, arrows within it; Alt+F10 comes here from the text.
import { BUTTONS, isInTable, linkOf, setLink } from "./opmaakopdrachten.js";

const make = (tag, properties = {}, attributes = {}) => {
  const element = Object.assign(document.createElement(tag), properties);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
};

const linkRow = (view, id) => {
  const row = make("div", { className: "tb-opmaak__link", hidden: true });
  const label = make("label", { className: "utrecht-form-label", textContent: "Adres van de link", htmlFor: `${id}_adres` });
  const input = make("input", { className: "utrecht-textbox utrecht-textbox--html-input", type: "text", id: `${id}_adres` }, { inputmode: "url", placeholder: "https://", form: "" });
  const apply = make("button", { type: "button", className: "utrecht-button utrecht-button--secondary-action", textContent: "Link zetten" });
  const remove = make("button", { type: "button", className: "utrecht-button utrecht-button--subtle", textContent: "Link weghalen" });
  row.append(label, input, apply, remove);
  const close = () => {
    row.hidden = true;
    view.focus();
  };
  const set = (href) => {
    close();
    setLink(view, href && !/^(https?:|mailto:)/i.test(href) ? (href.includes("@") ? `mailto:${href}` : `https://${href}`) : href);
  };
  apply.addEventListener("click", () => set(input.value.trim()));
  remove.addEventListener("click", () => set(""));
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault();
      set(input.value.trim());
    }
  });
  // What is typed here is not of the form around it.
  ["input", "change"].forEach((kind) => input.addEventListener(kind, (event) => event.stopPropagation()));
  const open = () => {
    row.hidden = false;
    input.value = linkOf(view.state);
    input.focus();
  };
  return { row, open };
};

export const toolbar = (view, id) => {
  const element = make("div", { className: "tb-opmaak__kop" });
  const bar = make("div", { className: "tb-opmaak__balk" }, { role: "toolbar", "aria-label": "Opmaak van de tekst", "aria-controls": id });
  const link = linkRow(view, id);
  element.append(bar, link.row);
  const buttons = BUTTONS.map((each) => {
    const button = make("button", { type: "button", className: `tb-icoonknop tb-opmaak__knop ${each.look ? `tb-opmaak__knop--${each.look}` : ""}`, title: each.name, tabIndex: -1 }, { "aria-label": each.name });
    button.append(make("span", { textContent: each.sign }, { "aria-hidden": "true" }));
    button.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      if (each.link) link.open();
      else if (each.run(view.state, view.dispatch, view)) view.focus();
    });
    bar.append(button);
    return button;
  });

  const shown = () => buttons.filter((button) => !button.hidden);
  const stop = (button) => buttons.forEach((each) => { each.tabIndex = each === button ? 0 : -1; });
  const refresh = () => {
    const table = isInTable(view.state);
    BUTTONS.forEach((each, index) => {
      buttons[index].hidden = Boolean(each.table) && !table;
      buttons[index].setAttribute("aria-disabled", String(!each.run(view.state)));
      if (each.on) buttons[index].setAttribute("aria-pressed", String(each.on(view.state)));
    });
    if (!shown().some((button) => button.tabIndex === 0)) stop(shown()[0]);
  };
  bar.addEventListener("keydown", (event) => {
    const row = shown();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const target = step ? row[(row.indexOf(document.activeElement) + step + row.length) % row.length] : { Home: row[0], End: row.at(-1) }[event.key];
    if (event.key === "Escape") view.focus();
    if (!target) return;
    event.preventDefault();
    stop(target);
    target.focus();
  });
  view.dom.addEventListener("keydown", (event) => {
    if (!(event.altKey && event.key === "F10")) return;
    event.preventDefault();
    shown().find((button) => button.tabIndex === 0)?.focus();
  });
  refresh();
  return { element, refresh };
};
