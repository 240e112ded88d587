// A text field with a little formatting, over textarea[data-opmaak]: what the toolbar can make, PDF, Word and ODF all
// print (documenten/opmaak.py has the same list of tags, and cleans what comes in). Without this file the textarea stays.
//
// Bundled by scripts/frontend.sh. The text goes back into the textarea as HTML, with an input event for bewaar.js.
import { DOMParser, DOMSerializer } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { baseKeymap, chainCommands, exitCode } from "prosemirror-commands";
import { history, redo, undo } from "prosemirror-history";
import { inputRules, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { goToNextCell, tableEditing } from "prosemirror-tables";
import { schema } from "./opmaakschema.js";
import { MARKS } from "./opmaakopdrachten.js";
import { toolbar } from "./opmaakbalk.js";

const { nodes } = schema;
const lineBreak = chainCommands(exitCode, (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

const keys = {
  "Mod-z": undo,
  "Mod-y": redo,
  "Mod-Shift-z": redo,
  "Mod-b": MARKS.vet,
  "Mod-i": MARKS.cursief,
  "Shift-Enter": lineBreak,
  Enter: splitListItem(nodes.list_item),
  "Mod-[": liftListItem(nodes.list_item),
  "Mod-]": sinkListItem(nodes.list_item),
  Tab: goToNextCell(1), // outside a table the key leaves the field
  "Shift-Tab": goToNextCell(-1),
};
const rules = inputRules({
  rules: [wrappingInputRule(/^- $/, nodes.bullet_list), wrappingInputRule(/^1[.)] $/, nodes.ordered_list)],
});

// As the server keeps it: no paragraph inside a point or a cell, and the row of headings in a thead.
const toHtml = (doc) => {
  const holder = document.createElement("div");
  holder.append(DOMSerializer.fromSchema(schema).serializeFragment(doc.content));
  holder.querySelectorAll("li, th, td").forEach((each) => {
    [...each.children].filter((child) => child.tagName === "P").forEach((p, index) => {
      if (index) p.before(document.createElement("br"));
      p.replaceWith(...p.childNodes);
    });
  });
  holder.querySelectorAll("table").forEach((table) => {
    const first = table.querySelector("tr");
    if (!first || [...first.cells].some((cell) => cell.tagName !== "TH")) return;
    const head = document.createElement("thead");
    table.prepend(head);
    head.append(first);
    [...first.cells].forEach((cell) => { cell.scope = "col"; });
  });
  return doc.textContent.trim() || doc.firstChild?.type === nodes.table ? holder.innerHTML : "";
};

const fromHtml = (html) => {
  const holder = new window.DOMParser().parseFromString(html, "text/html");
  return DOMParser.fromSchema(schema).parse(holder.body);
};

const enhance = (textarea) => {
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) label.id ||= `${textarea.id}_label`;
  const field = Object.assign(document.createElement("div"), { className: "tb-opmaak" });
  textarea.after(field);
  const view = new EditorView({ mount: field.appendChild(document.createElement("div")) }, {
    state: EditorState.create({
      doc: fromHtml(textarea.dataset.opmaak),
      plugins: [rules, keymap(keys), keymap(baseKeymap), history(), tableEditing()],
    }),
    attributes: {
      role: "textbox",
      "aria-multiline": "true",
      class: "tb-opmaak__tekst tb-leestekst",
      lang: "nl",
      ...(label && { "aria-labelledby": label.id }),
      ...(textarea.hasAttribute("aria-describedby") && { "aria-describedby": textarea.getAttribute("aria-describedby") }),
      ...(textarea.getAttribute("aria-invalid") === "true" && { "aria-invalid": "true" }),
    },
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      bar.refresh();
      if (!transaction.docChanged) return;
      textarea.value = toHtml(view.state.doc);
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const bar = toolbar(view, textarea.id);
  field.prepend(bar.element);
  textarea.hidden = true;
  label?.addEventListener("click", () => view.focus());
  textarea.addEventListener("focus", () => view.focus());
};

document.querySelectorAll("textarea[data-opmaak]:not([hidden])").forEach(enhance);
