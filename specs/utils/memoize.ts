/** Computes values once, such as arbitraries. Building an arbitrary costs more than drawing a value from it. */

/** Computes the value at the first call. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** Computes one value for each key; keys are compared as in a `Map`. */
export function memoize<K, V>(make: (key: K) => V): (key: K) => V {
  return recalling(new Map<K, V>(), make);
}

/** Computes one value for each object and keeps it in a `WeakMap`. */
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
