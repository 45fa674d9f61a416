// Draws the map: rings, fields, lines, discs, people and names, as a camera sees them. It keeps no camera of its own.
const TURN = Math.PI * 2;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
const KINDS = ['user', 'node', 'lead', 'partner', 'community'];
const RINGS = { 'user-facing': 'user', node: 'node', leadership: 'lead' };
const DENSE = 400; // units: beyond, lines are drawn for the chosen unit only
const MOST_LINES = 300;
const DASHED = [4, 3]; // a community, and what ties it to its units

export class Painting {
  // words: what stands in the centre and along the rings
  constructor(map, words, letters) {
    const u = map.units;
    this.map = map;
    this.words = words;
    this.letters = letters;
    this.units = u.unit.map((code, i) => ({
      code, name: u.name[i], kind: KINDS[u.kind[i]], field: map.fields[u.field[i]],
      x: u.x[i], y: u.y[i], r: u.radius[i], members: u.members[i], kept: u.kept[i],
    }));
    this.communities(map.rim);
    this.largest = [...this.units].sort((a, b) => b.r - a.r || (a.code < b.code ? -1 : 1));
    this.lines = map.lines.one.map((one, i) =>
      ({ i, a: this.units[one], b: this.units[map.lines.other[i]], strength: map.lines.strength[i] }));
    this.ties = new Map();
    for (const line of this.lines) for (const unit of [line.a, line.b]) {
      if (!this.ties.has(unit)) this.ties.set(unit, []);
      this.ties.get(unit).push(line);
    }
    this.dense = this.units.length > DENSE;
    this.money = new Intl.NumberFormat(document.documentElement.lang, {
      style: 'currency', currency: map.currency, notation: 'compact', maximumSignificantDigits: 3, signDisplay: 'exceptZero',
    });
    this.named = new Set();
    this.chosen = null;
    this.cells();
  }

  // Communities on the rim are chosen, found and walked to as units are; each is tied to its units.
  communities(rim) {
    this.joined = new Map();
    const tie = (one, other) => this.joined.set(one, [...this.joined.get(one) ?? [], other]);
    rim.community.forEach((code, i) => {
      const about = { code, name: rim.name[i], kind: 'community', field: this.words.community, members: 0, kept: 0 };
      const community = { ...about, x: rim.x[i], y: rim.y[i], r: rim.size[i] };
      for (const number of rim.units[i]) {
        tie(community, this.units[number]);
        tie(this.units[number], community);
      }
      this.units.push(community);
    });
  }

  // Whatever the chosen one has contracts with, or is in a community with; and itself.
  beside() {
    const all = new Set((this.ties.get(this.chosen) ?? []).flatMap(line => [line.a, line.b]));
    for (const other of this.joined.get(this.chosen) ?? []) all.add(other).add(this.chosen);
    return all;
  }

  // A grid over the map, so that what is out of sight costs nothing.
  cells() {
    this.cell = this.map.radius / 20;
    this.grid = new Map();
    for (const unit of this.units) {
      const key = this.key(unit.x, unit.y);
      if (!this.grid.has(key)) this.grid.set(key, []);
      this.grid.get(key).push(unit);
    }
    this.widest = this.largest[0]?.r ?? 0;
  }

  key(x, y) { return Math.floor(x / this.cell) * 4096 + Math.floor(y / this.cell); }

  within(left, top, right, bottom) {
    const c = this.cell, w = this.widest, found = [];
    for (let x = Math.floor((left - w) / c); x <= Math.floor((right + w) / c); x++)
      for (let y = Math.floor((top - w) / c); y <= Math.floor((bottom + w) / c); y++)
        for (const unit of this.grid.get(x * 4096 + y) ?? [])
          if (unit.x + unit.r > left && unit.x - unit.r < right && unit.y + unit.r > top && unit.y - unit.r < bottom)
            found.push(unit);
    return found;
  }

  // The camera that shows everything.
  fit(w, h) {
    return { k: Math.min(w, h) / 2 / this.map.rim.reach * 0.955, x: w / 2, y: h / 2, w, h };
  }

  // Reads the colours of the page; light: those of paper.
  colour(place, light) {
    const probe = document.createElement('i');
    if (light) probe.style.colorScheme = 'light';
    place.append(probe);
    const read = css => { probe.style.color = css; return getComputedStyle(probe).color; };
    this.hue = { sprites: new Map() };
    for (const name of ['bg', 'line', 'ink', 'ink-2', 'ink-3', 'accent', 'stop', 'customer', ...KINDS]) this.hue[name] = read(`var(--${name})`);
    this.tint = {};
    this.ground = {};
    for (const name of ['customer', ...KINDS]) {
      this.tint[name] = read(`color-mix(in srgb, var(--${name}) 11%, var(--bg))`);
      this.ground[name] = read(`color-mix(in srgb, var(--${name}) 4%, var(--bg))`);
    }
    probe.remove();
    this.letters.dress(getComputedStyle(document.body).fontFamily, this.hue.bg);
  }

  // What lies above everything: the mark of the chosen unit, and names that did not fit where one is needed.
  over(g, camera, ratio, pointed) {
    const { k, x, y } = camera;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    if (this.chosen) {
      g.strokeStyle = this.hue.accent;
      g.lineWidth = 2.5;
      g.beginPath();
      this.outline(g, this.chosen, camera, 4);
      g.stroke();
    }
    for (const unit of new Set([this.chosen, pointed])) {
      if (unit && !this.named.has(unit)) this.letters.text(g, unit.name, unit.x * k + x, (unit.y - unit.r) * k + y - 13, 12, 600, this.hue.ink);
    }
  }

  // Everything, as a camera sees it; sharp: with names. Says what it left out.
  paint(g, camera, ratio, sharp) {
    const { k, x, y, w, h } = camera;
    const near = k / this.fit(w, h).k;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.fillStyle = this.hue.bg;
    g.fillRect(0, 0, w, h);
    this.rings(g, camera);
    const lines = this.contracts(g, camera);
    const seen = this.within(-x / k, -y / k, (w - x) / k, (h - y) / k);
    const large = this.discs(g, camera, ratio, seen);
    this.centre(g, camera);
    const left = { lines: this.lines.length - lines, chosen: this.dense, names: 0 };
    if (sharp) {
      this.letters.taken = [];
      this.named = new Set();
      this.titles(g, camera, near);
      this.names(g, camera, large, near);
      left.names = seen.length - this.named.size;
    }
    return left;
  }

  rings(g, { k, x, y }) {
    const circle = r => { g.beginPath(); g.arc(x, y, r * k, 0, TURN); };
    g.lineWidth = 1;
    if (this.map.rim.community.length) {
      circle(this.map.rim.radius);
      g.strokeStyle = this.hue['ink-3'];
      g.setLineDash([4, 5]);
      g.stroke();
      g.setLineDash([]);
    }
    g.strokeStyle = this.hue.line;
    for (const band of this.map.bands.toReversed()) {
      for (const [radius, fill] of [[band.outer, this.ground[RINGS[band.ring]]], [band.inner, this.hue.bg]]) {
        circle(radius);
        g.fillStyle = fill;
        g.fill();
        g.stroke();
      }
      if (band.sectors.length < 2) continue;
      g.beginPath();
      for (const { from } of band.sectors) {
        const cos = Math.cos(from) * k, sin = Math.sin(from) * k;
        g.moveTo(x + cos * band.inner, y + sin * band.inner);
        g.lineTo(x + cos * band.outer, y + sin * band.outer);
      }
      g.stroke();
    }
  }

  // Lines by money: all of the strongest, or those of the chosen unit. Says how many.
  contracts(g, { k, x, y }) {
    const own = this.ties.get(this.chosen) ?? [];
    const curve = ({ a, b }) => {
      const [cx, cy] = this.bend(a, b);
      g.beginPath();
      g.moveTo(a.x * k + x, a.y * k + y);
      g.quadraticCurveTo(cx * k + x, cy * k + y, b.x * k + x, b.y * k + y);
      g.stroke();
    };
    let drawn = 0;
    if (!this.dense) {
      g.strokeStyle = this.hue['ink-3'];
      g.globalAlpha = this.chosen ? 0.1 : 0.28;
      for (const line of this.lines) {
        if (!line.strength || drawn === MOST_LINES) break;
        g.lineWidth = 0.5 + line.strength / 30;
        curve(line);
        drawn++;
      }
    }
    g.globalAlpha = 0.75;
    for (const line of own) {
      g.strokeStyle = this.hue[(line.a === this.chosen ? line.b : line.a).kind];
      g.lineWidth = 1 + line.strength / 20;
      g.setLineDash(line.strength ? [] : [2, 4]);
      curve(line);
    }
    g.setLineDash(DASHED);
    g.lineWidth = 1.5;
    g.strokeStyle = this.hue.community;
    for (const other of this.joined.get(this.chosen) ?? []) {
      g.beginPath();
      g.moveTo(this.chosen.x * k + x, this.chosen.y * k + y);
      g.lineTo(other.x * k + x, other.y * k + y);
      g.stroke();
    }
    g.setLineDash([]);
    g.globalAlpha = 1;
    return drawn + own.filter(line => line.i >= drawn).length;
  }

  // A line bows towards the customers, and around them.
  bend(a, b) {
    const mx = (a.x + b.x) / 2, my = (a.y + b.y) / 2, far = Math.hypot(mx, my);
    const [dx, dy] = far > 1 ? [mx / far, my / far] : [-a.y / Math.hypot(a.x, a.y), a.x / Math.hypot(a.x, a.y)];
    const reach = 2 * Math.max(far * 0.8, this.map.core * 1.25);
    return [dx * reach - mx, dy * reach - my];
  }

  // Far away filled discs, nearer outlined ones, nearest the people in them. Answers with those that are large.
  discs(g, camera, ratio, seen) {
    const { k, x, y } = camera;
    const outlined = this.dense ? 8 : 4;
    const large = [], people = [];
    const beside = this.chosen && this.beside();
    const faint = unit => beside?.size && !beside.has(unit) && unit !== this.chosen;
    g.setTransform(1, 0, 0, 1, 0, 0);
    for (const unit of seen) {
      const size = unit.r * k;
      if (size >= outlined) large.push(unit);
      else this.stamp(g, unit.kind, size * ratio, (unit.x * k + x) * ratio, (unit.y * k + y) * ratio);
      if (size > 46 && unit.members) people.push(unit);
    }
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.lineWidth = 1.5;
    for (const kind of KINDS) for (const dim of [true, false]) {
      g.beginPath();
      for (const unit of large) if (unit.kind === kind && !faint(unit) !== dim) this.outline(g, unit, camera, 0);
      g.fillStyle = this.tint[kind];
      g.fill();
      g.strokeStyle = this.hue[kind];
      g.globalAlpha = dim ? 0.55 : 1;
      g.setLineDash(kind === 'community' ? DASHED : []);
      g.stroke();
      g.globalAlpha = 1;
    }
    g.setLineDash([]);
    for (const unit of people) this.people(g, unit, camera, ratio);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    return large;
  }

  // A partner is a rounded box, everybody else a circle.
  outline(g, unit, { k, x, y }, more) {
    const r = unit.r * k + more, px = unit.x * k + x, py = unit.y * k + y;
    if (unit.kind === 'partner') return g.roundRect(px - r, py - r * 0.82, 2 * r, 1.64 * r, r * 0.3);
    g.moveTo(px + r, py);
    g.arc(px, py, r, 0, TURN);
  }

  // A small disc is copied from one that is drawn already: no paths for thousands of them.
  stamp(g, kind, radius, px, py) {
    const size = Math.max(1, Math.round(radius * 2) / 2);
    const key = kind + size;
    let sprite = this.hue.sprites.get(key);
    if (!sprite) {
      sprite = document.createElement('canvas');
      sprite.width = sprite.height = Math.ceil(size) * 2 + 2;
      const s = sprite.getContext('2d'), half = sprite.width / 2;
      s.fillStyle = this.hue[kind];
      s.globalAlpha = 0.6;
      if (kind === 'partner') s.roundRect(half - size, half - size * 0.8, size * 2, size * 1.6, size * 0.3);
      else s.arc(half, half, size, 0, TURN);
      s.fill();
      this.hue.sprites.set(key, sprite);
    }
    g.drawImage(sprite, Math.round(px - sprite.width / 2), Math.round(py - sprite.width / 2));
  }

  // One dot for each member, as seeds of a sunflower; they are counted, not told.
  people(g, unit, { k, x, y }, ratio) {
    const r = unit.r * k, n = unit.members;
    const size = Math.max(1.2, Math.min(9, r * 0.3 / Math.sqrt(n))) * ratio;
    g.setTransform(1, 0, 0, 1, 0, 0);
    for (let i = 0; i < n; i++) {
      const d = Math.sqrt(0.21 + 0.53 * (i + 0.5) / n) * r;
      this.stamp(g, unit.kind, size, (unit.x * k + x + Math.cos(i * GOLDEN) * d) * ratio, (unit.y * k + y + Math.sin(i * GOLDEN) * d) * ratio);
    }
  }

  // --- words

  // Largest first, those tied to the chosen one before all others; a name that would collide is left out.
  names(g, camera, large, near) {
    const { k, x, y, w, h } = camera;
    const narrow = w < 500;
    const beside = this.beside();
    const rank = unit => unit === this.chosen ? 2 : beside.has(unit) ? 1 : 0;
    const order = large.toSorted((a, b) => rank(b) - rank(a) || b.r - a.r || (a.code < b.code ? -1 : 1));
    const core = this.map.core * k;
    this.letters.taken.push([x - core, y - core, x + core, y + core]);
    if (!this.dense || near > 3) {
      for (const { x: ux, y: uy, r } of large) this.letters.taken.push([(ux - r * 0.8) * k + x, (uy - r * 0.8) * k + y, (ux + r * 0.8) * k + x, (uy + r * 0.8) * k + y]);
    }
    for (const unit of order) {
      const dim = beside.size && !rank(unit);
      const r = unit.r * k, px = unit.x * k + x, py = unit.y * k + y;
      const colour = dim ? this.hue['ink-2'] : this.hue.ink;
      if (unit.kept < 0 && r > 6) this.below(g, px + r * 0.707, py - r * 0.707);
      const crowd = r > 46 && unit.members > 0;
      const size = r > 90 ? 14 : r > 36 ? 12 : 11;
      const inner = this.letters.broken(g, unit.name, r * (crowd ? 1 : 1.74), size);
      const fits = r > 14 && inner.length * size * 1.2 < r * (crowd ? 0.75 : 1.5) && inner.every(line => this.letters.width(g, line, size, 500) < r * 1.8);
      if (fits) {
        const result = crowd && r > 70;
        let at = py - (inner.length - 1 + result) * size * 0.6;
        for (const line of inner) { this.letters.text(g, line, px, at, size, 500, colour, crowd && this.tint[unit.kind]); at += size * 1.2; }
        if (result) this.letters.text(g, this.money.format(unit.kept / 10 ** this.map.decimals).replace('-', '−'), px, at + 1, 12, 500, unit.kept < 0 ? this.hue.stop : this.hue['ink-2'], this.tint[unit.kind]);
        this.named.add(unit);
        continue;
      }
      if ((this.dense && !rank(unit) && r < 14 && unit.kind !== 'community') || (narrow && dim && near < 1.6)) continue;
      const lines = this.letters.broken(g, unit.name, 96, 11);
      const wide = Math.max(...lines.map(line => this.letters.width(g, line, 11, 500))), high = lines.length * 13;
      for (const [left, top] of [[px - wide / 2, py + r + 3], [px - wide / 2, py - r - 3 - high], [px + r + 5, py - high / 2], [px - r - 5 - wide, py - high / 2]]) {
        const from = Math.max(3, Math.min(w - wide - 3, left));
        const box = [from, top, from + wide, top + high];
        if ((from !== left && !narrow) || top < 0 || top + high > h || this.letters.meets(box)) continue;
        this.letters.taken.push(box);
        lines.forEach((line, i) => this.letters.text(g, line, from + wide / 2, top + 6.5 + i * 13, 11, rank(unit) ? 550 : 500, colour));
        this.named.add(unit);
        break;
      }
    }
  }

  // Kept less than nothing: a shape and a colour, never the colour alone.
  below(g, px, py) {
    g.beginPath();
    g.moveTo(px, py + 6);
    g.lineTo(px - 6, py - 4.5);
    g.lineTo(px + 6, py - 4.5);
    g.closePath();
    g.lineWidth = 2;
    g.strokeStyle = this.hue.bg;
    g.stroke();
    g.fillStyle = this.hue.stop;
    g.fill();
  }

  centre(g, { k, x, y }) {
    const r = this.map.core * k;
    const { title, figure, label, paid } = this.words;
    g.beginPath();
    g.arc(x, y, r, 0, TURN);
    g.fillStyle = this.tint.customer;
    g.fill();
    g.lineWidth = 1.5;
    g.strokeStyle = this.hue.customer;
    g.stroke();
    const fits = (text, size, part) => this.letters.width(g, text, size, 500) < r * part;
    const say = (text, at, size, weight, colour) => this.letters.text(g, text, x, y + at, size, weight, colour, false);
    if (r > 50 && fits(label, 11, 1.85)) {
      say(title, -r * 0.48, 13, 600, this.hue.customer);
      if (figure) say(figure, -r * 0.14, r > 70 ? 24 : 18, 650, this.hue.ink);
      say(label, r * 0.16, 11, 450, this.hue['ink-2']);
      if (fits(paid, 12, 1.7)) say(paid, r * 0.46, 12, 550, this.hue.ink);
    } else if (r > 26) {
      if (figure) say(figure, -5, r > 36 ? 14 : 12, 650, this.hue.ink);
      if (fits(title, 10, 1.9)) say(title, figure ? 9 : 0, 10, 500, this.hue['ink-2']);
    }
  }

  // Names of rings and fields, set along the circles.
  titles(g, camera, near) {
    const { k, w } = camera;
    const rings = new Set();
    if (this.map.rim.community.length && near < 3 && w >= 500) {
      this.letters.along(g, camera, this.words.rim.toUpperCase(), this.map.rim.reach * k - 6, Math.PI / 2, this.hue.community, 600, Infinity);
    }
    for (const band of this.map.bands) {
      if (!rings.has(band.ring) && near < 3 && w >= 500) {
        this.letters.along(g, camera, this.words[band.ring].toUpperCase(), band.inner * k - 10, -Math.PI / 2, this.hue[RINGS[band.ring]], 600, Infinity);
      }
      rings.add(band.ring);
      if (band.sectors.length < 2 || near > 8 || band.ring === 'leadership') continue;
      for (const { field, from, to } of band.sectors) {
        const radius = band.outer * k + 10;
        this.letters.along(g, camera, field === null ? this.words.gathered : this.map.fields[field], radius, (from + to) / 2, this.hue['ink-2'], 550, (to - from) * radius);
      }
    }
  }
}
