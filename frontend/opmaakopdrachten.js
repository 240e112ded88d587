// What the buttons of the text field do; each gives true where it can be done.
import { setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { liftListItem, wrapInList } from "prosemirror-schema-list";
import { TextSelection } from "prosemirror-state";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { schema } from "./opmaakschema.js";

const { nodes, marks } = schema;
export const MARKS = { vet: toggleMark(marks.strong), cursief: toggleMark(marks.em) };

const within = (type) => (state) => {
  const { $from } = state.selection;
  return Array.from({ length: $from.depth + 1 }, (_, depth) => $from.node(depth)).some((node) => node.type === type);
};
const hasMark = (type) => (state) => {
  const { from, to, empty, $from } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};
const toggleBlock = (state, dispatch) => setBlockType(within(nodes.heading)(state) ? nodes.paragraph : nodes.heading)(state, dispatch);
const toggleList = (type) => (state, dispatch) => (within(type)(state) ? liftListItem(nodes.list_item) : wrapInList(type))(state, dispatch);

// Two columns, a row of headings and two rows: enough to begin with.
const insertTable = (state, dispatch) => {
  if (isInTable(state)) return false;
  const row = (cell) => nodes.table_row.create(null, [0, 1].map(() => cell.createAndFill()));
  const table = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  const at = state.selection.from;
  const tr = state.tr.replaceSelectionWith(table);
  if (dispatch) dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1))).scrollIntoView());
  return true;
};

export const linkOf = (state) => {
  const { $from, from, to } = state.selection;
  const mark = marks.link.isInSet($from.marks()) ?? (state.doc.rangeHasMark(from, to, marks.link) && marks.link.isInSet(state.doc.nodeAt(from)?.marks ?? []));
  return mark ? mark.attrs.href : "";
};

// On a selection; without one the address itself is put in, and inside a link the whole link changes.
export const setLink = (view, href) => {
  const { state } = view;
  let { from, to } = state.selection;
  const { $from } = state.selection;
  if (from === to && marks.link.isInSet($from.marks())) {
    const node = $from.parent.childAfter($from.parentOffset).node ?? $from.parent.childBefore($from.parentOffset).node;
    from = $from.start() + ($from.parent.childAfter($from.parentOffset).offset ?? 0);
    to = from + node.nodeSize;
  }
  const tr = state.tr;
  if (from === to && href) {
    tr.insertText(href, from);
    to = from + href.length;
  }
  tr.removeMark(from, to, marks.link);
  if (href) tr.addMark(from, to, marks.link.create({ href }));
  view.dispatch(tr.scrollIntoView());
};

export const BUTTONS = [
  { name: "Kop", sign: "Kop", run: toggleBlock, on: within(nodes.heading) },
  { name: "Vet (Ctrl+B)", sign: "V", look: "vet", run: MARKS.vet, on: hasMark(marks.strong) },
  { name: "Cursief (Ctrl+I)", sign: "C", look: "cursief", run: MARKS.cursief, on: hasMark(marks.em) },
  { name: "Punten: opsomming", sign: "Punten", run: toggleList(nodes.bullet_list), on: within(nodes.bullet_list) },
  { name: "Nummers: genummerde lijst", sign: "Nummers", run: toggleList(nodes.ordered_list), on: within(nodes.ordered_list) },
  { name: "Link", sign: "Link", link: true, run: () => true, on: hasMark(marks.link) },
  { name: "Tabel invoegen", sign: "Tabel", run: insertTable },
  { name: "Rij eronder", sign: "+ rij", run: addRowAfter, table: true },
  { name: "Kolom rechts", sign: "+ kolom", run: addColumnAfter, table: true },
  { name: "Rij weghalen", sign: "− rij", run: deleteRow, table: true },
  { name: "Kolom weghalen", sign: "− kolom", run: deleteColumn, table: true },
  { name: "Tabel weghalen", sign: "− tabel", run: deleteTable, table: true },
  { name: "Ongedaan maken (Ctrl+Z)", sign: "↶", run: undo },
  { name: "Opnieuw (Ctrl+Y)", sign: "↷", run: redo },
];
export { isInTable };
