import type { ChoiceField } from '#domain/fields/choice.ts'
import { isJsonObject, type Json, type JsonObject, sameJson } from '#domain/json.ts'
import { definitionOf } from '#domain/records/registry.ts'
import { fieldPath, readPath } from '#domain/sync/field-path.ts'
import { readMutation } from '#server/services/sync/upcast-mutation.ts'
import type { World } from '../world/world.ts'
import type { MutationRow, RecordRow, ServerRows } from './check-end.ts'

interface Typed {
  readonly uid: string
  readonly record: string
  readonly type: string
  /** What the person saw and what was entered, by field. */
  readonly values: readonly (readonly [key: string, old: Json, value: Json])[]
}

/** Everything there is about one record: what it says, what was proposed for it, what people decided. */
interface Trail {
  readonly record: RecordRow | undefined
  readonly typed: Typed[]
  readonly commands: JsonObject[]
  readonly reviews: JsonObject[]
}

/**
 * [M5] Every value that was entered is in the record, or in a review, or somebody who saw it entered another.
 * Judged from the rows alone, without the code that merges.
 */
export function checkTyped(world: World, rows: ServerRows): void {
  const trails = trailsOf(rows)
  const parked = new Set(rows.mutations.filter(({ outcome }) => outcome === 'parked').map(({ uid }) => uid))
  for (const { typed: all, ...trail } of trails.values()) {
    for (const typed of all) {
      // A decision makes a notice unread again.
      if (typed.type === 'notice') continue
      const reviews = trail.reviews.filter(({ uids }) => (uids as string[]).includes(typed.uid))
      if (parked.has(typed.uid)) {
        if (!reviews.length) world.violate('M5', `${typed.uid} was parked and nobody is told`)
        continue
      }
      for (const [key, , value] of typed.values) {
        const isDisputed = reviews.some(
          ({ fields }) => !(fields as string[]).length || (fields as string[]).includes(key),
        )
        if (isDisputed || isAccounted({ ...trail, typed: all }, typed, key, value)) continue
        world.violate('M5', `${JSON.stringify(value)} in ${key} of ${typed.record} (${typed.uid}) is nowhere`)
      }
    }
  }
}

function isAccounted(trail: Trail, { uid, type }: Typed, key: string, value: Json): boolean {
  const definition = definitionOf(type)
  const path = definition && fieldPath(definition, key)
  if (!path || !trail.record) return false
  const body = JSON.parse(trail.record.body) as JsonObject
  const stands = readPath(body, path)
  if (sameJson(stands, value)) return true
  const { field } = path
  const wasSeen = trail.typed.some(
    (other) => other.uid !== uid && other.values.some(([name, old]) => name === key && sameJson(old, value)),
  )
  const wasDecided = trail.reviews.some(
    ({ status, fields, resolution, kind }) =>
      status === 'resolved' &&
      ((fields as string[]).includes(key) || kind !== 'field') &&
      isJsonObject(resolution),
  )
  if (wasDecided) return true
  switch (field.merge) {
    case 'union':
      return asList(value).every((one) => asList(stands).some((other) => sameJson(one, other)))
    case 'max':
      return value === null || (stands as number) >= (value as number)
    case 'min':
      return value === null || (stands as number) <= (value as number)
    case 'latest':
      return true
    case 'severest': {
      const order: readonly Json[] = (field as unknown as ChoiceField).severity ?? []
      const isWorse = order.indexOf(stands) >= order.indexOf(value)
      return isWorse || trail.commands.some(({ command }) => command === 'lowerLevel')
    }
    default:
      return (
        wasSeen || trail.commands.some(({ command }) => command === 'lowerLevel' && key === 'levelReason')
      )
  }
}

const asList = (value: Json): readonly Json[] => (Array.isArray(value) ? value : [])

function trailsOf({ records, mutations }: ServerRows): ReadonlyMap<string, Trail> {
  const trails = new Map<string, Trail>()
  const byId = new Map(records.map((record) => [record.id, record]))
  const trailOf = (record: string): Trail => {
    let trail = trails.get(record)
    if (!trail)
      trails.set(record, (trail = { record: byId.get(record), typed: [], commands: [], reviews: [] }))
    return trail
  }
  for (const row of mutations) read(row, trailOf(row.record))
  for (const { type, body } of records) {
    if (type !== 'review') continue
    const review = JSON.parse(body) as JsonObject
    trailOf(String(review.target)).reviews.push(review)
  }
  return trails
}

function read({ uid, record, type, payload }: MutationRow, trail: Trail): void {
  const said = readMutation(JSON.parse(payload) as JsonObject)
  const values: [string, Json, Json][] = []
  // One that nobody can read was parked, and is judged by that alone.
  if ('mutation' in said) {
    const { mutation } = said
    if (mutation.op === 'command') trail.commands.push(mutation as unknown as JsonObject)
    if (mutation.op === 'patch')
      for (const [key, [old, value]] of Object.entries(mutation.set)) values.push([key, old, value])
    if (mutation.op === 'create')
      for (const [key, value] of Object.entries(mutation.body)) values.push(...atoms(type, key, value))
  }
  trail.typed.push({ uid, record, type, values })
}

/** A checklist is entered item by item. */
function atoms(type: string, key: string, value: Json): [string, Json, Json][] {
  const isAnswers = definitionOf(type)?.fields[key]?.kind === 'answers' && isJsonObject(value)
  return isAnswers
    ? Object.entries(value).map(([item, answer]) => [`${key}.${item}`, null, answer])
    : [[key, null, value]]
}
