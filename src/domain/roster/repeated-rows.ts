import { homeKey } from './roster-address.ts'
import type { CellProblem, RosterRow } from './roster-row.ts'

const keyOf = ({ home }: RosterRow) =>
  homeKey({ building: home.building?.id ?? '', unit: home.unit, room: home.room })

/** Names rows that repeat an earlier one: the same person, the same home, or another person's ID number. */
export function markRepeatedRows(rows: readonly RosterRow[], hasPeople: boolean): RosterRow[] {
  const people = new Map<string, RosterRow[]>()
  const byIdNumber = new Map<string, RosterRow>()
  const homes = new Map<string, number>()
  return rows.map((row) => {
    const key = keyOf(row)
    const found = hasPeople
      ? repeatedPerson(row, people.get(key) ?? [], byIdNumber)
      : repeatedHome(homes.get(key), row)
    if (!homes.has(key)) homes.set(key, row.row)
    if (row.person) {
      people.set(key, [...(people.get(key) ?? []), row])
      if (row.person.idNumber && !byIdNumber.has(row.person.idNumber))
        byIdNumber.set(row.person.idNumber, row)
    }
    return found ? { ...row, problems: [...row.problems, found] } : row
  })
}

const repeatedHome = (earlier: number | undefined, { home }: RosterRow): CellProblem | null =>
  earlier === undefined || !home.room
    ? null
    : { column: 'room', text: home.room, problem: 'duplicateHome', severity: 'row', earlier }

function repeatedPerson(
  { person }: RosterRow,
  sameHome: readonly RosterRow[],
  byIdNumber: ReadonlyMap<string, RosterRow>,
): CellProblem | null {
  if (!person) return null
  const { name = '', idNumber } = person
  const holder = idNumber ? byIdNumber.get(idNumber) : undefined
  if (holder) {
    const same = holder.person?.name === name
    const problem = same ? 'duplicateRow' : 'sameIdNumber'
    return { column: 'idNumber', text: idNumber!, problem, severity: 'row', earlier: holder.row }
  }
  const twin = sameHome.find((other) => isSamePerson(other.person!, person))
  return twin
    ? { column: 'name', text: name, problem: 'duplicateRow', severity: 'row', earlier: twin.row }
    : null
}

/** One home may hold two people of one name, when something besides the name tells them apart. */
function isSamePerson(a: NonNullable<RosterRow['person']>, b: NonNullable<RosterRow['person']>): boolean {
  if (a.name !== b.name) return false
  if (a.idNumber && b.idNumber) return a.idNumber === b.idNumber
  return !a.birthDate || !b.birthDate || a.birthDate === b.birthDate
}
