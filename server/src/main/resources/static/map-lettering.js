// Sets words on the map: where they stand, how wide they are, and what room is taken. It knows nothing of units.
export class Lettering {
  constructor() {
    this.widths = new Map();
    this.taken = [];
  }

  // The font of the page, and the colour around letters so that they can be read on lines.
  dress(font, halo) {
    this.font = font;
    this.halo = halo;
  }

  text(g, text, px, py, size, weight, colour, halo = this.halo) {
    g.font = `${weight} ${size}px ${this.font}`;
    g.textAlign = 'center';
    g.textBaseline = 'middle';
    if (halo) {
      g.strokeStyle = halo;
      g.lineWidth = 3;
      g.lineJoin = 'round';
      g.strokeText(text, px, py);
    }
    g.fillStyle = colour;
    g.fillText(text, px, py);
  }

  width(g, text, size, weight) {
    const key = weight + size + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      g.font = `${weight} ${size}px ${this.font}`;
      width = g.measureText(text).width;
      this.widths.set(key, width);
    }
    return width;
  }

  broken(g, name, most, size) {
    const lines = [];
    for (const word of name.split(' ')) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && this.width(g, longer, size, 500) <= most) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  }

  meets([left, top, right, bottom]) {
    return this.taken.some(t => left < t[2] && right > t[0] && top < t[3] && bottom > t[1]);
  }

  // A text along a circle, upright at the bottom too; where there is no room for it, nothing.
  along(g, { x, y }, text, radius, middle, colour, weight, room) {
    const size = 11, letters = [...text];
    const wide = letters.map(letter => this.width(g, letter, size, weight) + (weight === 600 ? 0.6 : 0.1));
    const whole = wide.reduce((a, b) => a + b, 0);
    if (!text || radius < 40 || whole > Math.min(room, radius * 3)) return;
    const turn = Math.sin(middle) > 0.15 ? -1 : 1;
    let angle = middle - turn * whole / 2 / radius;
    const places = wide.map(width => {
      angle += turn * width / 2 / radius;
      const at = [angle, x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
      angle += turn * width / 2 / radius;
      return at;
    });
    const boxes = places.map(([, px, py]) => [px - 6, py - 6, px + 6, py + 6]);
    if (boxes.some(box => this.meets(box))) return;
    this.taken.push(...boxes);
    places.forEach(([at, px, py], i) => {
      g.save();
      g.translate(px, py);
      g.rotate(at + turn * Math.PI / 2);
      this.text(g, letters[i], 0, 0, size, weight, colour);
      g.restore();
    });
  }
}
