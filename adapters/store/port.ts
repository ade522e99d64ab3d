// Something done around every method of a port.

/** A port: an object of methods that give promises. */
export type PortOf<P> = { [M in keyof P]: (...args: never[]) => Promise<unknown> };

/** The same port, each of whose calls goes through `around`; that decides whether, when and how often it is made. */
export function aroundPort<P extends PortOf<P>>(
  port: P,
  around: (method: string, call: () => Promise<unknown>) => Promise<unknown>,
): P {
  const methods = Object.entries(port as Record<string, (...args: never[]) => Promise<unknown>>).map(
    ([name, method]) => [name, (...args: never[]) => around(name, () => method(...args))],
  );
  return Object.fromEntries(methods) as P;
}
