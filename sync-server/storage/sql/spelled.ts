import type { Compilable, CompiledQuery } from 'kysely'
import type { Trx } from './trx.ts'

/** Stands in a statement for a value that is known only when it is carried out. */
class Slot {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }
}

/**
 * A statement that is put together once for each database and carried out with other values every time: for what runs
 * with every mutation, since putting it together costs several times what SQLite needs to carry it out.
 * @param build takes what stands for each value from its second parameter
 * @returns its rows
 */
export function spelled<Values extends object, Row = unknown>(
  names: readonly (keyof Values & string)[],
  build: (trx: Trx, slots: Values) => Compilable<Row>,
): (trx: Trx, values: Values) => Promise<readonly Row[]> {
  const slots = Object.fromEntries(names.map((name) => [name, new Slot(name)])) as unknown as Values
  const known = new WeakMap<object, CompiledQuery<Row>>()
  return async (trx, values) => {
    const executor = trx.getExecutor()
    let query = known.get(executor.adapter)
    if (!query) known.set(executor.adapter, (query = build(trx, slots).compile()))
    const parameters = query.parameters.map((one) =>
      one instanceof Slot ? values[one.name as keyof Values] : one,
    )
    return (await executor.executeQuery<Row>({ ...query, parameters })).rows
  }
}
