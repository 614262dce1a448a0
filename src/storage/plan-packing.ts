import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Change } from './change.ts'
import type { HeldPack, Holdings } from './holdings.ts'
import { inPacks } from './in-packs.ts'
import { type PackingSizes, usualSizes } from './pack-text.ts'

/** Most packs that one step writes or clears, so that a save that comes in between hardly waits. */
const STEP_PACKS = 4

/**
 * One step of idle time: folds settled rows into new packs, or clears out packs that hold little that still
 * counts. It is one change, so a crash loses and doubles nothing (D6). Null when nothing is worth doing.
 */
export function planPacking(holdings: Holdings, sizes: PackingSizes = usualSizes): Change | null {
  return foldRows(holdings, sizes) ?? clearPacks(holdings, sizes)
}

/** The settled rows of the scope that has most of them. Packs that hold older versions keep them as waste. */
function foldRows(holdings: Holdings, sizes: PackingSizes): Change | null {
  const byScope = new Map<string, RecordVersion[]>()
  let count = 0
  for (const { row, server, seen } of holdings.held.values()) {
    if (row === null || !server || seen?.pending.length !== 0 || isSweeping(holdings, server.scope)) continue
    byScope.set(server.scope, [...(byScope.get(server.scope) ?? []), server])
    count++
  }
  if (count < sizes.rows) return null
  const [scope, settled] = [...byScope].reduce((most, next) =>
    next[1].length > most[1].length ? next : most,
  )
  const folded = settled.slice(0, STEP_PACKS * sizes.pack)
  return {
    packs: inPacks({ scope, sweep: null }, folded, sizes.pack),
    removeRows: folded.map(({ id }) => id),
  }
}

function clearPacks(holdings: Holdings, sizes: PackingSizes): Change | null {
  const gone = [...holdings.held].filter(
    ([id, { row, server }]) => row !== null && !server && !holdings.pendingOf(id).length,
  )
  const many = gone.length >= sizes.rows
  const goneFrom = new Set(many ? gone.flatMap(([, { packs }]) => packs) : [])
  const byScope = new Map<string, HeldPack[]>()
  for (const pack of holdings.packs.values()) {
    if (isSweeping(holdings, pack.scope)) continue
    const live = liveIn(holdings, pack).length
    if (live <= sizes.pack / 2 || goneFrom.has(pack.number))
      byScope.set(pack.scope, [...(byScope.get(pack.scope) ?? []), pack])
  }
  for (const [scope, poor] of byScope) {
    const packs = poor.slice(0, STEP_PACKS)
    const records = packs.flatMap((pack) => liveIn(holdings, pack))
    const held = packs.reduce((count, { ids }) => count + ids.length, 0)
    const written = inPacks({ scope, sweep: null }, records, sizes.pack)
    // Neither waste nor fewer packs to be had.
    if (written.length === packs.length && held === records.length) continue
    const leaving = new Set(packs.map(({ number }) => number))
    // A row that says "gone" may go with the last pack that still holds the record.
    const freed = gone.filter(([, one]) => one.packs.every((number) => leaving.has(number)))
    return { packs: written, removePacks: [...leaving], removeRows: freed.map(([id]) => id) }
  }
  return null
}

/** The versions of a pack that still count: no row and no later pack has the record. */
function liveIn(holdings: Holdings, { number, ids }: HeldPack): RecordVersion[] {
  return ids.flatMap((id) => {
    const held = holdings.held.get(id)
    return held?.server && held.row === null && held.packs.at(-1) === number ? [held.server] : []
  })
}

const isSweeping = ({ scopes }: Holdings, scope: string) => (scopes.get(scope)?.sweep ?? null) !== null
