// Sorts the tables of a story where they stand; without it the same links ask the server for another order.

const DOWNWARDS = new Set(["new", "length", "reports"]);

const compare = (one, other) => {
  const numbers = one !== "" && other !== "" && !isNaN(one) && !isNaN(other);
  return numbers ? one - other : one.localeCompare(other);
};

const keyOf = (row, at) => row.cells[at].dataset.key ?? "";

function sort(table, column, down) {
  const heads = [...table.tHead.rows[0].cells];
  const at = heads.findIndex((head) => head.dataset.sorts === column);
  if (at < 0) return;
  const rows = [...table.tBodies[0].rows];
  const known = rows.filter((row) => keyOf(row, at) !== "");
  known.sort((a, b) => compare(keyOf(a, at), keyOf(b, at)) * (down ? -1 : 1));
  table.tBodies[0].append(...known, ...rows.filter((row) => keyOf(row, at) === ""));
  for (const head of heads) head.removeAttribute("aria-sort");
  heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
}

function relink() {
  for (const link of document.querySelectorAll("table.sortable th[data-sorts] a")) {
    const table = link.closest("table").dataset.table;
    const column = link.closest("th").dataset.sorts;
    const query = new URLSearchParams(location.search);
    query.set(table, query.get(table) === column ? `-${column}` : column);
    link.href = `${location.pathname}?${query}${new URL(link.href).hash}`;
  }
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("table.sortable th[data-sorts] a");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  const { table: name } = link.closest("table").dataset;
  const order = new URL(link.href).searchParams.get(name);
  const column = order.replace(/^-/, "");
  const down = DOWNWARDS.has(column) !== order.startsWith("-");
  history.replaceState(null, "", link.href.replace(/#.*$/, ""));
  for (const table of document.querySelectorAll(`table.sortable[data-table="${name}"]`)) sort(table, column, down);
  relink();
});
