// Reordering of a list [data-volgorde]. Each item has data-sleutel, data-naam and onderdelen/volgorde_knoppen.html.
//
// The arrows are real forms and work without this file. With it, the page stays and the focus too. Where SortableJS is
// loaded and the list has data-volgorde-url, items can be dragged by .tb-sleepgreep; the whole order is posted there
// as repeated `sleutel` fields. A reply that is not 2xx puts the items back.
(() => {
  "use strict";
  const itemsOf = (list) => [...list.children].filter((item) => item.dataset.sleutel);

  const announce = (text) => {
    let region = document.getElementById("volgorde-melding");
    if (!region) {
      region = Object.assign(document.createElement("p"), { id: "volgorde-melding", className: "tb-verborgen" });
      region.setAttribute("role", "status");
      document.body.append(region);
    }
    region.textContent = "";
    // A change after the region exists is what gets announced.
    setTimeout(() => { region.textContent = text; }, 50);
  };

  const refresh = (list) => {
    const items = itemsOf(list);
    items.forEach((item, index) => {
      const button = (direction) => item.querySelector(`[data-volgorde-knoppen] button[value=${direction}]`);
      if (button("op")) button("op").disabled = index === 0;
      if (button("neer")) button("neer").disabled = index === items.length - 1;
    });
  };

  const restore = (list, order) => {
    order.forEach((item) => list.append(item));
    refresh(list);
  };

  const place = (list, item) => {
    const items = itemsOf(list);
    return `${item.dataset.naam ?? "Onderdeel"} staat nu op plaats ${items.indexOf(item) + 1} van ${items.length}.`;
  };

  const token = (root) => (root.querySelector("[name=csrfmiddlewaretoken]") ?? document.querySelector("[name=csrfmiddlewaretoken]"))?.value ?? "";
  const post = async (url, data, csrf) => {
    const headers = { "X-CSRFToken": csrf, "X-Requested-With": "XMLHttpRequest", Accept: "application/json, text/html" };
    const response = await fetch(url, { method: "POST", body: data, headers, credentials: "same-origin" });
    if (!response.ok) throw new Error(String(response.status));
    return response.headers.get("Content-Type")?.startsWith("application/json") ? response.json() : null;
  };

  const store = async (list, item, order, url, data) => {
    refresh(list);
    try {
      const reply = await post(url, data, token(list));
      announce(place(list, item));
      list.dispatchEvent(new CustomEvent("tb:volgorde", { bubbles: true, detail: reply }));
    } catch {
      restore(list, order);
      announce("De volgorde is niet bewaard; alles staat weer zoals het was. Laad de pagina opnieuw en probeer het nog eens.");
    }
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("[data-volgorde-knoppen]");
    const list = form?.closest("[data-volgorde]");
    if (!list || !event.submitter) return;
    event.preventDefault();
    const item = form.closest("[data-sleutel]");
    const order = itemsOf(list);
    const index = order.indexOf(item);
    const up = event.submitter.value === "op";
    const other = order[up ? index - 1 : index + 1];
    if (!other) return;
    const data = new FormData(form, event.submitter);
    if (up) other.before(item);
    else other.after(item);
    const stored = store(list, item, order, form.action, data);
    // Moving an element takes the focus away; at the end of the list the other arrow takes over.
    const again = event.submitter.disabled ? form.querySelector("button:enabled") : event.submitter;
    again?.focus();
    await stored;
    if (document.activeElement === document.body) (form.querySelector("button:enabled"))?.focus();
  });

  const makeSortable = (root) => {
    if (!window.Sortable) return;
    root.querySelectorAll("[data-volgorde][data-volgorde-url]").forEach((list) => {
      if (window.Sortable.get(list)) return;
      let order = [];
      window.Sortable.create(list, {
        handle: ".tb-sleepgreep",
        draggable: "[data-sleutel]",
        ghostClass: "tb-sleep--spook",
        animation: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
        onStart: () => { order = itemsOf(list); },
        onEnd: ({ item, oldIndex, newIndex }) => {
          if (oldIndex === newIndex) return;
          const data = new FormData();
          itemsOf(list).forEach((each) => data.append("sleutel", each.dataset.sleutel));
          store(list, item, order, list.dataset.volgordeUrl, data);
        },
      });
    });
  };
  document.addEventListener("DOMContentLoaded", () => makeSortable(document));
  document.addEventListener("htmx:afterSettle", () => makeSortable(document));
})();
