// The page around the picture: loads what it is drawn from, finds units, moves the day, and keeps the address in step.
// Words and figures are the server's: they come with the page, and with the page again when the day changes.
const root = document.getElementById('map');
const canvas = root.querySelector('canvas');
const find = root.querySelector('#q'), found = root.querySelector('#found');
const day = root.querySelector('#day'), slide = root.querySelector('#slide');
const said = root.querySelector('#said');
const DAY = 86_400_000;
const count = new Intl.NumberFormat(document.documentElement.lang);
const plain = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const [{ Picture }, { Painting }, { Lettering }] =
  await Promise.all(['picture', 'painting', 'lettering'].map(part => import(root.dataset[part])));

const picture = new Picture(canvas, { chosen, drawn });

// A community stands in the address under its own name, as its code may be a unit's too.
const named = unit => unit.kind === 'community' ? 'community' : 'unit';

async function load() {
  try {
    const answer = await fetch(root.dataset.src, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(answer.status);
    const map = await answer.json();
    await document.fonts.load('500 12px Inter');
    const { title, figure, label, paid, gathered, rim, community } = root.dataset;
    canvas.hidden = root.querySelector('#zoom').hidden = false;
    const painting = new Painting(map, {
      title, figure, label, paid, gathered, rim, community,
      'user-facing': root.dataset.ringUserFacing, node: root.dataset.ringNode, leadership: root.dataset.ringLeadership,
    }, new Lettering());
    const asked = new URLSearchParams(location.search);
    const first = !picture.painting;
    picture.show(painting, unit => asked.get(named(unit)) === unit.code);
    if (first && picture.chosen && painting.dense) picture.flyTo(picture.chosen);
    root.dataset.ready = map.units.unit.length;
  } catch (error) {
    const cut = document.getElementById('cut');
    cut.textContent = root.dataset.failed;
    cut.hidden = false;
  }
}

// What the picture leaves out is said beneath the legend.
function drawn({ lines, chosen, names }) {
  const cut = document.getElementById('cut');
  const { cutLines, cutChosen, cutNames } = root.dataset;
  const parts = [[lines, chosen ? cutChosen : cutLines], [names, cutNames]].filter(([left]) => left > 0);
  cut.replaceChildren(...parts.map(([left, text]) => {
    const line = document.createElement('span');
    line.textContent = text.replace('{0}', count.format(left));
    return line;
  }));
  cut.hidden = !parts.length;
}

// --- the chosen unit: its panel is the server's page with the unit in its address

let waiting, asking, whole = false;
function chosen(unit) {
  said.textContent = unit ? [unit.name, unit.field].filter(Boolean).join(', ') : '';
  const address = new URL(location);
  for (const name of ['unit', 'community']) address.searchParams.delete(name);
  if (unit) address.searchParams.set(named(unit), unit.code);
  history.replaceState(null, '', address);
  clearTimeout(waiting);
  waiting = setTimeout(() => refresh(address, false), 120);
}

async function refresh(address, all) {
  // What another day brings must come, even if a unit is chosen meanwhile.
  whole ||= all;
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(address, { signal: asking.signal });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of whole ? ['panel', 'legend', 'map-lead', 'money', 'svg'] : ['panel']) {
      document.getElementById(id)?.replaceWith(page.getElementById(id) ?? '');
    }
    if (!whole) return;
    whole = false;
    Object.assign(root.dataset, page.getElementById('map').dataset);
    document.querySelector('.head .segments').replaceWith(page.querySelector('.head .segments'));
    await load();
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(address);
  }
}

// --- another day

const numbered = text => Date.parse(text) / DAY;
slide.min = 0;
slide.max = numbered(day.max) - numbered(day.min);
slide.value = numbered(day.value) - numbered(day.min);
slide.hidden = slide.max === '0';
root.querySelector('#show').hidden = true;
let moving;
function toDay(text) {
  const address = new URL(location);
  for (const name of ['from', 'to', 'always']) address.searchParams.delete(name);
  address.searchParams.set('day', text);
  history.replaceState(null, '', address);
  clearTimeout(moving);
  moving = setTimeout(() => refresh(address, true), 150);
}
slide.addEventListener('input', () => {
  day.value = new Date((numbered(day.min) + Number(slide.value)) * DAY).toISOString().slice(0, 10);
  slide.ariaValueText = day.value;
  toDay(day.value);
});
day.addEventListener('change', () => {
  if (!day.value) return;
  slide.value = numbered(day.value) - numbered(day.min);
  toDay(day.value);
});

// --- finding a unit

find.setAttribute('role', 'combobox');
find.setAttribute('aria-controls', 'found');
find.setAttribute('aria-expanded', 'false');
find.setAttribute('aria-autocomplete', 'list');
let hits = [], at = 0;

function offer() {
  const wanted = plain(find.value.trim());
  const rank = unit => {
    const where = plain(unit.name).indexOf(wanted);
    return where < 0 ? (plain(unit.code).includes(wanted) ? 2 : 3) : where > 0 ? 1 : 0;
  };
  hits = wanted
    ? picture.painting.largest.map(unit => [rank(unit), unit]).filter(([r]) => r < 3).sort((a, b) => a[0] - b[0]).slice(0, 8).map(([, unit]) => unit)
    : [];
  at = 0;
  found.replaceChildren(...hits.map((unit, i) => {
    const option = document.createElement('li');
    option.id = `found-${i}`;
    option.role = 'option';
    option.textContent = unit.name;
    const field = document.createElement('small');
    field.textContent = unit.field;
    option.append(' ', field);
    option.addEventListener('pointerdown', event => { event.preventDefault(); go(unit); });
    return option;
  }));
  found.hidden = !hits.length;
  find.setAttribute('aria-expanded', String(!found.hidden));
  if (wanted && !hits.length) said.textContent = root.dataset.none;
  mark();
}

function mark() {
  [...found.children].forEach((option, i) => { option.ariaSelected = String(i === at); });
  if (hits.length) find.setAttribute('aria-activedescendant', `found-${at}`);
  else find.removeAttribute('aria-activedescendant');
}

function go(unit) {
  find.value = '';
  offer();
  canvas.focus({ preventScroll: true });
  picture.flyTo(unit);
}

find.addEventListener('input', offer);
find.addEventListener('blur', () => { found.hidden = true; find.setAttribute('aria-expanded', 'false'); });
find.addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) { at = (at + step + hits.length) % hits.length; mark(); event.preventDefault(); }
  if (event.key === 'Escape') { find.value = ''; offer(); canvas.focus(); }
});
// Without a hit the form goes on to the table, which searches too.
find.form.addEventListener('submit', event => {
  if (!hits.length) return;
  event.preventDefault();
  go(hits[at]);
});

// --- keys and buttons

function open(unit) {
  const { units, communities } = root.dataset;
  location.assign(`${unit.kind === 'community' ? communities : units}/${unit.code.split('/').map(encodeURIComponent).join('/')}`);
}

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
canvas.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key, arrow = ARROWS[key];
  if (arrow) picture.walk(...arrow);
  else if (key === '+' || key === '=') picture.zoom(1.3);
  else if (key === '-') picture.zoom(1 / 1.3);
  else if (key === '0') picture.all();
  else if (key === 'Escape') picture.choose(null);
  else if (key === 'Enter' && picture.chosen) open(picture.chosen);
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.target.closest('input, select, textarea, [contenteditable]')) return;
  event.preventDefault();
  root.querySelector('.mapbar').open = true;
  find.focus();
});
root.querySelector('#zoom').addEventListener('click', event => {
  const zoom = event.target.closest('[data-zoom]')?.dataset.zoom;
  if (zoom === 'all') picture.all(); else if (zoom) picture.zoom(zoom === 'in' ? 1.5 : 1 / 1.5);
});

const png = root.querySelector('#png');
png.hidden = false;
png.addEventListener('click', async () => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await picture.png());
  link.download = `map-${day.value}.png`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
});

await load();
