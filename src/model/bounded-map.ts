/**
 * A map that forgets all it has when a further key would be too many. For what makes work easier and is no loss when it is
 * forgotten: a hostile log could have a new key in every event.
 */
export class BoundedMap<K, V> extends Map<K, V> {
  constructor(private readonly most: number) {
    super();
  }

  override set(key: K, value: V): this {
    if (this.size >= this.most && !this.has(key)) this.clear();
    return super.set(key, value);
  }
}
