import { type LocalDate, momentOf } from '#domain/local-date.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { elderFacts } from '#domain/records/elder/elder-facts.ts'
import { elderRisk } from '#domain/records/elder/elder-risk.ts'
import type { CareLevel } from '#domain/records/elder/care-level.ts'
import type { ControlLevel } from '#domain/records/house-inspection/control-level.ts'
import type { GridArea } from './area.ts'
import { isWorkday } from './diary.ts'
import { contactsOf, neighbourOf } from './elder-contacts.ts'
import type { Family, Person } from './people.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'

type Elder = Body<'elder'>
type Settled = 'birthDate' | 'livingArrangement' | 'abilityLevel' | 'cognition' | 'enrolledOn' | 'status'
export type ElderFileBody = Elder & Required<Pick<Elder, Settled>>

export interface InventedElder {
  readonly id: string
  readonly person: Person
  readonly family: Family
  readonly level: CareLevel
  readonly body: ElderFileBody
  readonly houseControl?: ControlLevel
  /** Moved into this grid so many days ago. */
  readonly arrived?: number
}

/** Whether the rules give this file the level that it is meant to have. */
export const hasLevel = (
  level: CareLevel,
  body: ElderFileBody,
  today: LocalDate,
  houseControl?: ControlLevel,
) => elderRisk(elderFacts(body, today, houseControl ? { houseControl } : {})).level === level

/** An event long enough ago that a supervisor has confirmed the level of before. */
const pastEvent = (pen: Pen, kind: 'injurious_fall' | 'bereavement', daysAgo: number): Elder => ({
  events: [{ kind, on: pen.ago(daysAgo) }],
  levelConfirmedOn: pen.ago(daysAgo - 40),
})

/** Things that may be true of anybody. */
function possibly(random: Random, pen: Pen): Elder[] {
  const illnesses = random.shuffled(['hypertension', 'diabetes', 'joints', 'heart', 'stroke'] as const)
  const chance = (probability: number, extra: Elder) => (random.chance(probability) ? [extra] : [])
  return [
    ...chance(0.55, { chronic: illnesses.slice(0, random.int(1, 3)), consentHealth: true }),
    ...chance(0.3, { childrenSupport: random.pick(['visit_less_than_monthly', 'no_child_in_city']) }),
    ...chance(0.1, { disabilityLevel: random.pick(['3', '4']) }),
    ...chance(0.12, { abilityLevel: 'not_assessed' }),
    ...chance(0.06, pastEvent(pen, 'injurious_fall', random.int(50, 85))),
    ...chance(0.05, pastEvent(pen, 'bereavement', random.int(60, 170))),
    ...chance(0.2, { medicineNote: random.pick(medicines), consentHealth: true }),
    ...chance(0.6, { consentHealth: true }),
    ...chance(0.25, { device: [random.pick(['call', 'smoke', 'meter', 'bracelet'])] }),
    ...chance(0.35, { preferredTime: random.pick(times) }),
  ]
}

/** Days ago that somebody came home from hospital: the day after, a worker was there to visit. */
export function dischargedAgo(pen: Pen): number {
  let day = 4
  while (!isWorkday(pen, day - 1)) day += 1
  return day
}

const medicines = [
  '早上吃一片降压药，青霉素过敏。',
  '每天打一针胰岛素，放在冰箱门上。',
  '饭后吃药，别和柚子一起。',
  '膝盖贴膏药，皮肤容易痒。',
]
const times = ['上午九点后', '下午三点前', '午睡起来以后', '晚饭前', '周一周三上午']

function base(
  pen: Pen,
  random: Random,
  family: Family,
  person: Person,
  around: readonly Family[],
): ElderFileBody {
  const kind = person.elder!
  const spouse = family.people.find((one) => one !== person && one.elder)
  return {
    name: person.name,
    resident: person.id,
    household: family.id,
    house: family.house?.id,
    sex: person.sex,
    birthDate: person.birthDate,
    spouseBirthDate: spouse?.birthDate,
    enrolledOn: pen.ago(random.int(200, 900)),
    abilityLevel: 'intact',
    ...(kind.facts.abilityLevel && { abilityAssessedOn: pen.ago(random.int(60, 190)) }),
    cognition: 'normal',
    lifeThreatening: false,
    emergencyContacts: contactsOf(pen, random, family, person),
    neighbour: neighbourOf(random, family, around),
    phone: person.phone ?? pen.phone(),
    consent: 'agreed',
    informedOn: pen.ago(random.int(90, 190)),
    ...(kind.discharged && { events: [{ kind: 'discharge', on: pen.ago(dischargedAgo(pen)) }] }),
    ...kind.facts,
    status: 'active',
  }
}

function fileOf(
  pen: Pen,
  random: Random,
  person: Person,
  plain: ElderFileBody,
  control?: ControlLevel,
): ElderFileBody {
  const kind = person.elder!
  const settled = new Set([...Object.keys(kind.facts), ...(kind.discharged ? ['events'] : [])])
  let body = plain
  for (const extra of possibly(random, pen)) {
    const rest = Object.fromEntries(Object.entries(extra).filter(([name]) => !settled.has(name)))
    const candidate: ElderFileBody = { ...body, ...rest }
    if (hasLevel(kind.level, candidate, pen.today, control)) body = candidate
  }
  if (!hasLevel(kind.level, body, pen.today, control))
    throw new Error(`an elder of kind ${kind.key} is not ${kind.level}`)
  return body
}

/** The files of 240 elders; the rules make 36 of them red, 84 yellow, 120 green. */
export function elders(
  pen: Pen,
  families: readonly Family[],
  controlOf: (house: string | undefined) => ControlLevel | undefined,
): InventedElder[] {
  const random = pen.random.fork('elders')
  return families.flatMap((family) => {
    const houseControl = controlOf(family.house?.id)
    return family.people.flatMap((person): InventedElder[] => {
      if (!person.elder) return []
      const plain = base(pen, random, family, person, families)
      const body = fileOf(pen, random, person, plain, houseControl)
      return [
        {
          id: pen.id('r'),
          person,
          family,
          level: person.elder.level,
          body,
          ...(houseControl && { houseControl }),
        },
      ]
    })
  })
}

/** A file as it stands; `moved` says where it was kept before and since when it is here. */
export function elderRecord(
  pen: Pen,
  staff: Staff,
  { id, family, body }: InventedElder,
  moved?: { readonly from: GridArea; readonly daysAgo: number },
): RecordVersion {
  const { grid } = family
  const stamp = { id, by: staff.workerOf(moved?.from ?? grid, 90), at: momentOf(body.enrolledOn, 600) }
  const since = moved && { updatedBy: staff.workerOf(grid, 1), updatedAt: pen.momentAgo(moved.daysAgo, 640) }
  const worker = staff.workerOf(grid, 0)
  const key = body.emergencyContacts?.find(({ hasKey }) => hasKey)
  const full: Elder = {
    ...body,
    file: 'open',
    assignedWorker: [worker],
    informedBy: [stamp.by],
    informedHow: 'oral',
    ...(body.consentHealth && body.informedOn && { consentHealthOn: body.informedOn }),
    ...(key && { keyHolder: [{ name: key.name, relation: key.relation, phone: key.phone, agreed: true }] }),
  }
  return pen.write('elder', gridScope(grid.code, 'care'), full, { ...stamp, ...since })
}
