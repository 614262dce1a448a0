import type { JsonObject } from '../json.ts'
import type { RecordDefinition } from '../record/define-record.ts'
import type { RecordVersion } from '../record/record-version.ts'
import type { Body } from '../records/body.ts'
import { registry } from '../records/registry.ts'
import type { Intent } from '../sync/mutation.ts'
import { patchBetween } from '../sync/patch-between.ts'
import { floorOfRoom, homeKey, householdCode } from './roster-address.ts'
import { type CellProblem, type RosterRow, rowVerdict } from './roster-row.ts'

type Known<T extends 'household' | 'resident'> = Pick<RecordVersion<Body<T>>, 'id' | 'scope' | 'body'>

export interface KnownRoster {
  readonly households: readonly Known<'household'>[]
  readonly residents: readonly Known<'resident'>[]
}

export interface PlanOptions {
  /** Also rows with unreadable cells, which are then left as they are on file. */
  readonly partly: boolean
  readonly newId: () => string
}

interface Tally {
  readonly created: number
  readonly changed: number
  readonly same: number
}

export interface RosterPlan {
  /** A home always stands before its people. */
  readonly intents: readonly Intent[]
  readonly households: Tally
  readonly residents: Tally
  /** Rows that only the records on file could show to be wrong, by row number. */
  readonly problems: ReadonlyMap<number, CellProblem>
}

function grouped<K, V>(items: readonly V[], keyOf: (item: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}

const asObject = (body: unknown) => body as JsonObject
const blank = { created: 0, changed: 0, same: 0 }

/**
 * What an import would write: new homes and people, and for those on file only what the roster says otherwise.
 * The same file a second time plans nothing. A roster never empties a field.
 */
export function planRosterImport(
  rows: readonly RosterRow[],
  known: KnownRoster,
  { partly, newId }: PlanOptions,
): RosterPlan {
  const intents: Intent[] = []
  const tallies = { household: { ...blank }, resident: { ...blank } }
  const problems = new Map<number, CellProblem>()
  const homes = new Map(known.households.map((one) => [addressOf(one.body), one]))
  const byCode = new Map(known.households.map((one) => [one.body.code, one]))
  const byIdNumber = new Map(
    known.residents.flatMap((one) => (one.body.idNumber ? [[one.body.idNumber, one]] : [])),
  )
  const residentsOf = grouped(known.residents, ({ body }) => body.household)

  function write<T extends 'household' | 'resident'>(
    type: T,
    found: Known<T> | undefined,
    scope: string,
    body: Body<T>,
  ): string {
    if (!found) {
      const record = newId()
      intents.push({ op: 'create', type, record, scope, body: asObject(body) })
      tallies[type].created++
      return record
    }
    const definition = registry[type] as unknown as RecordDefinition
    const set = patchBetween(definition, asObject(found.body), asObject({ ...found.body, ...body }))
    if (Object.keys(set).length > 0) {
      intents.push({ op: 'patch', type, record: found.id, set })
      tallies[type].changed++
    } else tallies[type].same++
    return found.id
  }

  const taken = rows.filter(
    (row) => row.home.building && (rowVerdict(row) === 'good' || (partly && rowVerdict(row) === 'partly')),
  )
  const byHome = grouped(taken, keyOfRow)
  for (const [key, ofHome] of byHome) {
    const { building, unit, room } = ofHome[0]!.home
    const said: Record<string, unknown> = {}
    for (const { home } of ofHome) {
      for (const [name, value] of Object.entries(home.body)) said[name] ??= value
    }
    const found = (said.code ? byCode.get(String(said.code)) : undefined) ?? homes.get(key)
    const floor = floorOfRoom(room)
    const placed: Body<'household'> = found
      ? {}
      : {
          code: householdCode(building!.code, unit, room),
          building: building!.id,
          room,
          ...(unit && { unit }),
          ...(floor !== null && { floor }),
        }
    const people = ofHome.filter((row) => {
      const problem = elsewhere(row, found?.id, byIdNumber)
      if (problem) problems.set(row.row, problem)
      return row.person && !problem
    })
    if (people.length === 0 && ofHome.every((row) => row.person)) continue
    const scope = found?.scope ?? building!.scope
    const household = write('household', found, scope, { ...placed, ...said })
    const onFile = [...((found && residentsOf.get(found.id)) ?? [])]
    for (const { person } of people) {
      const index = onFile.findIndex(({ body }) => isPerson(body, person!))
      const match = index < 0 ? undefined : onFile.splice(index, 1)[0]
      write('resident', match, scope, { ...person, household })
    }
  }
  return { intents, households: tallies.household, residents: tallies.resident, problems }
}

const addressOf = ({ building = '', unit = '', room = '' }: Body<'household'>) =>
  homeKey({ building, unit, room })
const keyOfRow = ({ home }: RosterRow) =>
  homeKey({ building: home.building!.id, unit: home.unit, room: home.room })

/** Someone on file in another home is not moved by a roster: a person decides that. */
function elsewhere(
  { person }: RosterRow,
  household: string | undefined,
  byIdNumber: ReadonlyMap<string, Known<'resident'>>,
): CellProblem | null {
  const onFile = person?.idNumber ? byIdNumber.get(person.idNumber) : undefined
  if (!onFile || onFile.body.household === household) return null
  return { column: 'idNumber', text: person!.idNumber!, problem: 'livesElsewhere', severity: 'row' }
}

function isPerson(onFile: Body<'resident'>, said: Omit<Body<'resident'>, 'household'>): boolean {
  if (onFile.idNumber && said.idNumber) return onFile.idNumber === said.idNumber
  if (onFile.name !== said.name) return false
  return !onFile.birthDate || !said.birthDate || onFile.birthDate === said.birthDate
}
