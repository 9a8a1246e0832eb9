/* Words selected in an article lead to the form that notes something on them. Without a script receipts lead there. */

const telling = document.querySelector(".telling[data-version]");
const bar = document.getElementById("note-bar");
const link = bar?.querySelector("a");
const before = { hidden: bar?.hidden, href: link?.getAttribute("href") };
const letters = (text) => [...text].length; /* the text is counted in characters, not in halves of them */

function part(block, range) {
  const inside = document.createRange();
  inside.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) inside.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) inside.setEnd(range.endContainer, range.endOffset);
  return inside;
}

function stretch(block, range) {
  const words = part(block, range);
  const lead = document.createRange();
  lead.selectNodeContents(block);
  lead.setEnd(words.startContainer, words.startOffset);
  const text = words.toString();
  const start = Number(block.dataset.at) + letters(lead.toString()) + letters(text) - letters(text.trimStart());
  return { start, end: start + letters(text.trim()) };
}

function selected() {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const met = [...telling.querySelectorAll("[data-at]")].filter((block) => range.intersectsNode(block));
  const found = met.map((block) => stretch(block, range)).filter((one) => one.start < one.end);
  return found.length ? { start: found[0].start, end: found.at(-1).end } : null;
}

function follow() {
  const found = selected();
  bar.hidden = found ? false : before.hidden;
  link.setAttribute("href", found ? `${location.pathname}?version=${telling.dataset.version}&mark=${found.start}-${found.end}#note` : before.href);
}

if (telling && bar) document.addEventListener("selectionchange", follow);
