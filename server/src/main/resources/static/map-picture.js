// The picture on the page: its camera, its frames, and what a hand or a key does with it.
const STILL = 140; // ms after the last movement it is drawn sharply again
const FAST = 5; // ms: what is drawn faster is drawn sharply while moving, too
const FLIGHT = 320; // ms
const NAMED = 44; // CSS pixels of a disc's radius at which its name is read
const EDGE = 40; // CSS pixels from the edge: nearer, a unit is not in sight

export class Picture {
  // tell: chosen(unit or null), drawn(what was left out)
  constructor(canvas, tell) {
    this.canvas = canvas;
    this.tell = tell;
    this.g = canvas.getContext('2d', { alpha: false });
    this.still = document.createElement('canvas');
    this.overview = document.createElement('canvas');
    this.calm = matchMedia('(prefers-reduced-motion: reduce)');
    this.pointed = null;
    this.cost = this.moved = 0;
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.colour());
    new ResizeObserver(() => this.resize()).observe(canvas.parentElement);
    addEventListener('beforeprint', () => this.toPaper());
    addEventListener('afterprint', () => { this.paper = false; this.resize(); });
    this.listen();
  }

  // A new painting; which unit or community is chosen in it, the test says.
  show(painting, isChosen) {
    this.painting = painting;
    this.pointed = null;
    painting.chosen = painting.units.find(isChosen) ?? null;
    this.resize();
  }

  get chosen() { return this.painting?.chosen ?? null; }

  colour(light) {
    if (!this.painting) return;
    this.painting.colour(this.canvas.parentElement, light);
    this.survey();
    this.draw();
  }

  // --- camera: a point of the map is at k·point + (x, y)

  resize() {
    const { width, height } = this.canvas.parentElement.getBoundingClientRect();
    if (!width || !height || !this.painting || this.paper) return;
    const fitted = !this.camera || this.camera.k === this.fitting;
    const all = this.painting.fit(width, height);
    this.ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(width * this.ratio);
    this.canvas.height = Math.round(height * this.ratio);
    this.w = width;
    this.h = height;
    this.fitting = all.k;
    this.camera = fitted ? all : { ...this.camera, w: width, h: height };
    this.colour();
  }

  // The whole map, small: what stands behind the picture while it moves.
  survey() {
    this.overview.width = Math.round(this.w);
    this.overview.height = Math.round(this.h);
    this.surveyed = this.painting.fit(this.w, this.h);
    this.painting.paint(this.overview.getContext('2d', { alpha: false }), this.surveyed, 1, false);
  }

  zoom(factor, px = this.w / 2, py = this.h / 2) {
    const { k, x, y } = this.camera;
    const most = this.fitting * (this.painting.dense ? 60 : 9);
    const next = Math.max(this.fitting * 0.8, Math.min(most, k * factor));
    this.move(next, px - (px - x) * next / k, py - (py - y) * next / k);
  }

  move(k, x, y) {
    Object.assign(this.camera, { k, x, y });
    this.moved = performance.now();
    this.request();
  }

  all() { this.fly(this.painting.fit(this.w, this.h)); }

  // To a unit, near enough to read its name.
  flyTo(unit) {
    this.choose(unit);
    this.centre(unit, Math.max(this.camera.k, Math.min(this.fitting * 40, NAMED / unit.r)));
  }

  centre(unit, k) { this.fly({ k, x: this.w / 2 - unit.x * k, y: this.h / 2 - unit.y * k }); }

  fly(to) {
    if (this.calm.matches) return this.move(to.k, to.x, to.y);
    const from = { ...this.camera };
    const begin = performance.now();
    // What is in the middle goes straight from one point to the other.
    const between = (a, z, half, k, s) => {
      const first = (half - a) / from.k, last = (half - z) / to.k;
      return half - (first + (last - first) * s) * k;
    };
    const step = now => {
      if (this.flight !== step) return;
      const t = Math.min(1, Math.max(0, (now - begin) / FLIGHT));
      const s = t * t * (3 - 2 * t);
      const k = t < 1 ? from.k * (to.k / from.k) ** s : to.k;
      this.move(k, between(from.x, to.x, this.w / 2, k, s), between(from.y, to.y, this.h / 2, k, s));
      if (t < 1) requestAnimationFrame(step);
    };
    this.flight = step;
    requestAnimationFrame(step);
  }

  // --- frames

  request() {
    if (this.asked) return;
    this.asked = true;
    requestAnimationFrame(() => {
      this.asked = false;
      this.frame();
    });
  }

  frame() {
    if (performance.now() - this.moved > STILL || this.cost < FAST) return this.draw();
    this.blit();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.request(), STILL);
  }

  draw() {
    if (!this.camera) return;
    clearTimeout(this.later);
    const begin = performance.now();
    const left = this.painting.paint(this.g, this.camera, this.ratio, true);
    this.cost = performance.now() - begin;
    const { width, height } = this.canvas;
    if (this.still.width !== width || this.still.height !== height) Object.assign(this.still, { width, height });
    this.still.getContext('2d', { alpha: false }).drawImage(this.canvas, 0, 0);
    this.stilled = { ...this.camera };
    this.painting.over(this.g, this.camera, this.ratio, this.pointed);
    this.tell.drawn(left);
  }

  // While moving: the last sharp picture moved and scaled, on top of the whole map.
  blit() {
    const { g, ratio, camera } = this;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.fillStyle = this.painting.hue.bg;
    g.fillRect(0, 0, this.w, this.h);
    for (const [picture, taken] of [[this.overview, this.surveyed], [this.still, this.stilled]]) {
      const s = camera.k / taken.k;
      g.drawImage(picture, camera.x - taken.x * s, camera.y - taken.y * s, this.w * s, this.h * s);
    }
    this.painting.over(g, camera, ratio, this.pointed);
  }

  // --- choosing

  choose(unit) {
    if (unit === this.chosen) return;
    this.painting.chosen = unit;
    this.moved = 0;
    this.request();
    this.tell.chosen(unit);
  }

  at(px, py) {
    const { k, x, y } = this.camera;
    const mx = (px - x) / k, my = (py - y) / k, reach = 5 / k;
    let best = null, least = reach;
    for (const unit of this.painting.within(mx - reach, my - reach, mx + reach, my + reach)) {
      const far = Math.hypot(unit.x - mx, unit.y - my) - unit.r;
      if (far < least) [least, best] = [far, unit];
    }
    return best;
  }

  // The next unit in a direction, from the chosen one or from the customers; brought into sight if it is not.
  walk(dx, dy) {
    const from = this.chosen ?? { x: 0, y: 0 };
    let best = null, least = Infinity;
    for (const unit of this.painting.units) {
      const vx = unit.x - from.x, vy = unit.y - from.y;
      const ahead = vx * dx + vy * dy, aside = Math.abs(vx * dy - vy * dx);
      const far = ahead + aside * 1.4;
      if (unit !== from && ahead > 0 && aside < ahead * 1.7 && far < least) [least, best] = [far, unit];
    }
    if (!best) return;
    const { k, x, y } = this.camera;
    const px = best.x * k + x, py = best.y * k + y;
    this.choose(best);
    if (px < EDGE || py < EDGE || px > this.w - EDGE || py > this.h - EDGE) this.centre(best, k);
  }

  point(unit) {
    if (unit === this.pointed) return;
    this.pointed = unit;
    this.canvas.classList.toggle('on-unit', Boolean(unit));
    if (this.camera.k === this.stilled.k) requestAnimationFrame(() => this.blit());
  }

  listen() {
    const canvas = this.canvas, fingers = new Map();
    let travelled = 0;
    const place = event => {
      const box = canvas.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    const apart = (a, b) => Math.hypot(a[0] - b[0], a[1] - b[1]) || 1;
    canvas.addEventListener('wheel', event => {
      event.preventDefault();
      this.flight = null;
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), ...place(event));
    }, { passive: false });
    canvas.addEventListener('pointerdown', event => {
      canvas.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, place(event));
      this.flight = null;
      travelled = 0;
    });
    canvas.addEventListener('pointermove', event => {
      const now = place(event), before = fingers.get(event.pointerId);
      if (!before) return this.point(this.at(...now));
      fingers.set(event.pointerId, now);
      const dx = now[0] - before[0], dy = now[1] - before[1];
      travelled += Math.abs(dx) + Math.abs(dy);
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
      if (other) this.zoom(apart(now, other) / apart(before, other), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
      else this.move(this.camera.k, this.camera.x + dx, this.camera.y + dy);
    });
    const lift = event => {
      const tapped = fingers.delete(event.pointerId) && travelled < 5 && event.type === 'pointerup';
      if (tapped) this.choose(this.at(...place(event)));
    };
    canvas.addEventListener('pointerup', lift);
    canvas.addEventListener('pointercancel', lift);
    canvas.addEventListener('pointerleave', () => this.point(null));
  }

  // --- files and paper

  png() {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 2400;
    this.painting.paint(canvas.getContext('2d', { alpha: false }), this.painting.fit(1200, 1200), 2, true);
    return new Promise(done => canvas.toBlob(done, 'image/png'));
  }

  // Paper is white whatever the screen is, and finer.
  toPaper() {
    if (!this.camera) return;
    this.paper = true;
    this.ratio = 3;
    this.canvas.width = this.w * 3;
    this.canvas.height = this.h * 3;
    this.colour(true);
  }
}
