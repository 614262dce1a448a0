import type { Answers } from '#domain/fields/answers.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { Body } from '#domain/records/body.ts'
import { keyItemsOf, quickNormal } from '#domain/records/elder-visit/quick-normal.ts'
import type { GridArea } from './area.ts'
import { contactDays, inLastMonth } from './contact-days.ts'
import type { Booking, Diary } from './diary.ts'
import type { InventedElder } from './elders.ts'
import type { Pen } from './pen.ts'
import type { Random } from './random.ts'
import { reviewed } from './reviewed.ts'
import type { Staff } from './staff.ts'
import {
  calmElderWords,
  noAnswerWords,
  shortContactWords,
  worriedElderWords,
} from './texts/elder-visit-words.ts'

type ElderVisit = Body<'elderVisit'>

const needs = [
  'meal',
  'fetching',
  'bills',
  'hospital',
  'haircut',
  'repair',
  'policy',
  'company',
  'cleaning',
] as const

const worries: readonly Answers[] = [
  { he_illness: { value: 'attention' } },
  { me_mood: { value: 'attention' } },
  { he_mobility: { value: 'attention' } },
  { sa_electric: { value: 'attention' } },
  { he_medicine: { value: 'abnormal', note: '断了两天，下午帮着去配。' } },
  { fa_contact: { value: 'attention' } },
  { sa_fall_hazard: { value: 'attention' } },
  { he_appetite: { value: 'attention' } },
]

const normal = { value: 'normal' }

function homeAnswers(random: Random, worried: boolean): Answers {
  const asked: Answers = Object.fromEntries(keyItemsOf('in_person').map(({ id }) => [id, normal]))
  return quickNormal('in_person', worried ? { ...asked, ...random.pick(worries) } : asked)
}

/** What is asked on the telephone in a minute. */
const phoneAnswers: Answers = { he_illness: normal, me_mood: normal }

export interface VisitWriter {
  readonly pen: Pen
  readonly random: Random
  readonly diary: Diary
  readonly staff: Staff
}

/** In whose grid an elder lived so many days ago; most have not moved. */
export type GridOn = (elder: InventedElder, daysAgo: number) => GridArea

interface Talk {
  readonly by: string
  readonly when: Pick<Booking, 'startedAt' | 'endedAt'>
  readonly grid: GridArea
  readonly body: ElderVisit
}

function write(
  { pen, random, staff }: VisitWriter,
  elder: InventedElder,
  { by, when, grid, body }: Talk,
): RecordVersion {
  const { fields, stamp } = reviewed(pen, random, by, when.endedAt, staff.secretaryOf(grid))
  const { startedAt, endedAt } = when
  const full: ElderVisit = { elder: elder.id, ...body, startedAt, endedAt, workers: [by], ...fields }
  return pen.write('elderVisit', gridScope(grid.code, 'care'), full, stamp)
}

function inPerson(
  writer: VisitWriter,
  elder: InventedElder,
  daysAgo: number,
  gridOn: GridOn,
  newest: boolean,
): RecordVersion[] {
  const { random, diary, staff } = writer
  const grid = gridOn(elder, daysAgo)
  const by = staff.workerOf(grid, daysAgo)
  const worried = !newest && random.chance(0.08)
  const missed = !newest && daysAgo < 80 && random.chance(0.03)
  const written: RecordVersion[] = []
  if (missed) {
    const when = diary.book(by, daysAgo + 1, random.int(4, 9))
    const ladder = [
      { step: '1', at: when.startedAt, result: 'no_answer' },
      { step: '2', at: when.startedAt + 180_000, result: 'other' },
    ]
    const body: ElderVisit = {
      mode: 'in_person',
      contact: 'not_home',
      ladder,
      summary: random.pick(noAnswerWords),
    }
    written.push(write(writer, elder, { by, when, grid, body }))
  }
  const when = diary.book(by, daysAgo, random.int(8, 32))
  const body: ElderVisit = {
    mode: 'in_person',
    contact: 'met',
    answers: homeAnswers(random, worried),
    quickNormal: true,
    ...(random.chance(0.06) && { needs: [random.pick(needs)] }),
    ...(worried
      ? { summary: random.pick(worriedElderWords) }
      : random.chance(0.6) && { summary: random.pick(calmElderWords) }),
  }
  written.push(write(writer, elder, { by, when, grid, body }))
  return written
}

function shortContact(
  writer: VisitWriter,
  elder: InventedElder,
  daysAgo: number,
  gridOn: GridOn,
): RecordVersion {
  const { pen, random, diary, staff } = writer
  const grid = gridOn(elder, daysAgo)
  const by =
    diary.isWorkday(daysAgo) && random.chance(0.8) ? staff.workerOf(grid, daysAgo) : staff.helperOf(grid)
  const hasDevice = elder.body.device?.some((one) => one !== 'smoke') === true
  const at = random.next()
  const mode = at < 0.55 ? 'phone' : at < 0.87 ? 'neighbour' : at < 0.93 || !hasDevice ? 'video' : 'device'
  const startedAt = pen.momentAgo(daysAgo, random.int(490, 1130)) + random.int(0, 59) * 1000
  const when = { startedAt, endedAt: startedAt + random.int(15, 200) * 1000 }
  const body: ElderVisit = {
    mode,
    contact: 'met',
    ...((mode === 'phone' || mode === 'video') && { answers: phoneAnswers }),
    ...(random.chance(0.1) && { summary: random.pick(shortContactWords) }),
  }
  return write(writer, elder, { by, when, grid, body })
}

/** 90 days of contacts with the elders: some 840 at home, some 3,800 with one tap. */
export function elderVisits(
  writer: VisitWriter,
  elders: readonly InventedElder[],
  gridOn: GridOn,
): RecordVersion[] {
  const { pen, random, diary } = writer
  const active = elders.filter(({ body }) => body.status === 'active')
  const forgotten = new Set(random.shuffled(active.filter(({ level }) => level === 'green')).slice(0, 4))
  const lateSince = active.find(
    ({ level, family, person }) => level === 'red' && family.grid.index === 0 && !person.elder?.discharged,
  )
  return elders.flatMap((elder) => {
    const days = contactDays(pen, random, elder, diary.isWorkday)
    const held = (day: number) =>
      !(forgotten.has(elder) && inLastMonth(pen, day)) && !(elder === lateSince && day <= 2)
    const home = days.inPerson.filter(held)
    const newest = Math.min(...home, ...days.short)
    return [
      ...home.flatMap((day) => inPerson(writer, elder, day, gridOn, day === newest)),
      ...days.short.filter(held).map((day) => shortContact(writer, elder, day, gridOn)),
    ]
  })
}
