import { registry } from '../records/registry.ts'
import type { LocalDate } from '../local-date.ts'
import { readRosterDate } from './read-roster-date.ts'
import { idNumberFacts, readRosterIdNumber } from './read-roster-id-number.ts'
import { readRosterPhone } from './read-roster-phone.ts'
import { cellText, isBlank, type RosterCell } from './roster-cell.ts'
import type { RosterColumnId } from './roster-columns.ts'
import type { CellReading, RosterProblemCode } from './roster-problems.ts'
import type { CellProblem, RosterHome, RosterPerson, Severity } from './roster-row.ts'
import { readRosterWord, readRosterWords, type WordList } from './roster-words.ts'

export interface RowReading {
  readonly home: RosterHome['body']
  readonly person: RosterPerson | null
  readonly problems: CellProblem[]
}

const limits = { head: 30, name: 30, householdCode: 40, registeredAddress: 100, note: 500 } as const

const compact = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value != null && value !== '')) as T

/** `李 明` is written so that two characters are as wide as three; names of other scripts keep their blanks. */
const joinedName = (name: string | null) =>
  name?.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '') ?? null

/** Reads the cells of one row that do not depend on other rows. */
export function readRosterRow(
  cell: (column: RosterColumnId) => RosterCell,
  { today, hasPeople }: { today: LocalDate; hasPeople: boolean },
): RowReading {
  const problems: CellProblem[] = []
  const note = (column: RosterColumnId, problem: RosterProblemCode, severity: Severity = 'cell') =>
    problems.push({ column, text: cellText(cell(column)), problem, severity })
  function read<V>(column: RosterColumnId, reading: CellReading<V>): V | null {
    if ('problem' in reading) {
      note(column, reading.problem)
      return null
    }
    return reading.value
  }
  const word = (column: RosterColumnId, list: WordList) => read(column, readRosterWord(list, cell(column)))
  function text(column: keyof typeof limits): string | null {
    const value = isBlank(cell(column)) ? null : cellText(cell(column))
    if (value === null || value.length <= limits[column]) return value
    note(column, 'tooLong')
    return null
  }
  const phones: string[] = []
  function phone(column: RosterColumnId): string | null {
    const reading = readRosterPhone(cell(column))
    if (!('problem' in reading) && reading.rest) {
      note(column, 'morePhones', 'note')
      phones.push(reading.rest)
    }
    return read(column, reading)
  }

  const name = joinedName(text('name'))
  const relation = word('relation', 'relation')
  const head = joinedName(text('head'))
  const ownPhone = phone('phone')
  const householdPhone = phone('householdPhone')
  const ofPerson = hasPeople && name !== null
  const isHead = ofPerson && (relation === 'head' || name === head)
  const remark = [text('note'), phones.length > 0 ? `其他电话:${phones.join('、')}` : null]
    .filter(Boolean)
    .join(' ')

  const home: RosterHome['body'] = compact({
    code: text('householdCode') ?? undefined,
    head: head ?? (isHead ? name : null) ?? undefined,
    phone: householdPhone ?? (isHead || !hasPeople ? ownPhone : null) ?? undefined,
    registration: word('registration', 'registration') as RosterHome['body']['registration'],
    registeredAddress: text('registeredAddress') ?? undefined,
    attention: (read('attention', readRosterWords('attention', cell('attention'))) ??
      undefined) as RosterHome['body']['attention'],
    status: word('householdStatus', 'householdStatus') as RosterHome['body']['status'],
    note: hasPeople ? undefined : remark,
  })
  if (!ofPerson) return { home, person: null, problems }

  const idNumber = read('idNumber', readRosterIdNumber(cell('idNumber')))
  let birthDate = read('birthDate', readRosterDate(cell('birthDate'), today))
  let sex = word('sex', 'sex')
  if (idNumber) {
    const facts = idNumberFacts(idNumber)
    if (birthDate && birthDate !== facts.birthDate) note('birthDate', 'birthDateNotOfId')
    if (sex && sex !== facts.sex) note('sex', 'sexNotOfId')
    birthDate = facts.birthDate
    sex = facts.sex
  }
  const person: RosterPerson = compact({
    name,
    relation: (relation ?? (isHead ? 'head' : null)) as RosterPerson['relation'],
    sex: sex as RosterPerson['sex'],
    birthDate: birthDate ?? undefined,
    idNumber: idNumber ?? undefined,
    phone: ownPhone ?? undefined,
    status: word('residentStatus', 'residentStatus') as RosterPerson['status'],
    note: remark.slice(0, registry.resident.fields.note.max),
  })
  return { home, person, problems }
}
