/** Arbitraries that are made once: to build a string arbitrary costs more than to draw from it. They hold no state of a run. */

/** Makes the value when it is first asked for. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Makes one value a key; keys are compared as `Map` does. */
export function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  return recalling(new Map<K, V>(), make);
}

/** Makes one value an object, for as long as the object is in use. */
export function memoizeWeakly<K extends object, V>(make: (key: K) => V): (key: K) => V {
  return recalling(new WeakMap<K, V>(), make);
}

interface Known<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): unknown;
}

function recalling<K, V>(known: Known<K, V>, make: (key: K) => V): (key: K) => V {
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}
