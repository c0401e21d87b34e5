/** Values that say the same, each once: of those with one name the first few that differ are known. */
export class Alike<Said, T extends Said> {
  /**
   * @param nameOf what it is looked for by
   * @param isSame whether two with one name say the same
   * @param known by name; a bounded map where names could have no end
   * @param most values of one name; more differ in every event of a hostile log
   */
  constructor(
    private readonly nameOf: (value: Said) => string,
    private readonly isSame: (a: Said, b: Said) => boolean,
    private readonly known: Map<string, T[]>,
    private readonly most: number,
  ) {}

  /** The one that says this, if there is one. */
  find(said: Said): T | undefined {
    return this.known.get(this.nameOf(said))?.find((one) => this.isSame(one, said));
  }

  /** The first that said the same, or this one. */
  one(value: T): T {
    const found = this.find(value);
    if (found) return found;
    const name = this.nameOf(value);
    const others = this.known.get(name);
    if (!others) this.known.set(name, [value]);
    else if (others.length < this.most) others.push(value);
    return value;
  }
}
