import type { Answers } from '#domain/fields/answers.ts'
import { addDays, localDate } from '#domain/local-date.ts'
import { gridScope } from '#domain/record/scope.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { caseFindings } from '#domain/records/hazard-case/case-after-inspection.ts'
import type { CaseStatus } from '#domain/records/hazard-case/case-options.ts'
import { checklistItem } from '#domain/records/house-inspection/checklist.ts'
import type { HouseFacts } from '#domain/records/house-inspection/checklist-types.ts'
import { gradeHouse } from '#domain/records/house-inspection/grade-house.ts'
import type { InspectedHouse } from './inspections.ts'
import type { Pen } from './pen.ts'
import type { Staff } from './staff.ts'
import { caseNotes } from './texts/case-words.ts'

type Case = Body<'hazardCase'>
type Deed = NonNullable<Case['log']>[number]

const hour = 3_600_000
const day = 24 * hour

/** How far the cases have come: 5 red ones, then 12 others (DOMAIN 10: 17 open, 5 red; 22 closed). */
const redStates: readonly CaseStatus[] = ['controlled', 'appraising', 'planned', 'rectifying', 'verifying']
const otherStates: readonly CaseStatus[] = [
  'found',
  'found',
  'verifying',
  'verifying',
  'controlled',
  'controlled',
  'planned',
  'planned',
  'monitoring',
  'rectifying',
  'rectifying',
  'accepting',
]

/** The way to each state, in days after the finding; a case takes as much of it as the time since allows. */
const ways: Readonly<Record<CaseStatus, readonly (readonly [step: string, days: number])[]>> = (() => {
  const verified = [
    ['assign', 0.5],
    ['confirm', 2],
  ] as const
  const planned = [...verified, ['plan', 6]] as const
  const worked = [...planned, ['start', 9]] as const
  return {
    found: [],
    verifying: [['assign', 0.5]],
    controlled: verified,
    appraising: [...verified, ['orderAppraisal', 4]],
    planned,
    monitoring: [...planned, ['monitor', 8]],
    rectifying: worked,
    accepting: [...worked, ['finish', 20]],
    closed: [...worked, ['finish', 20]],
    dismissed: [],
  }
})()

/** The inspector of the grid, or its worker where the inspector reported it: nobody judges the own report. */
function witness(staff: Staff, { house: { plan } }: InspectedHouse, reporter: string): string {
  const inspector = staff.inspectorOf(plan.grid)
  return inspector === reporter ? staff.workerOf(plan.grid, 1) : inspector
}

/** The inspection that found it, as the case keeps it. */
interface Find {
  readonly at: number
  readonly inspection: RecordVersion
  readonly findings: ReturnType<typeof caseFindings>
}

function findOf(inspection: RecordVersion): Find {
  const { facts, answers, endedAt } = inspection.body
  const given = answers as unknown as Answers
  const grading = gradeHouse(facts as unknown as HouseFacts, given)
  return { at: endedAt as number, inspection, findings: caseFindings({ grading, answers: given }) }
}

const briefOf = ({ findings }: Find) =>
  findings.map(({ item = '' }) => checklistItem.get(item)?.zh ?? item).join('；') || '综合判定存在隐患'

function logOf(
  staff: Staff,
  { house: { plan } }: InspectedHouse,
  status: CaseStatus,
  { at, inspection }: Find,
  now: number,
): Deed[] {
  const office = staff.secretaryOf(plan.grid)
  const inspector = staff.inspectorOf(plan.grid)
  const expert = inspector === inspection.createdBy ? office : inspector
  const by = (step: string) =>
    step === 'assign' || step === 'plan' || step === 'monitor'
      ? office
      : step === 'start' || step === 'finish'
        ? staff.workerOf(plan.grid, 1)
        : expert
  // What was found yesterday has come as far all the same, only faster.
  const pace = Math.min(1, (now - at) / (22 * day))
  return ways[status].map(([step, days]) => ({
    step,
    at: Math.round(at + days * day * pace),
    by: by(step),
    ...(caseNotes[step] && { note: caseNotes[step] }),
  }))
}

const planOf = (at: number, isRed: boolean): Case => ({
  management: isRed ? ['stopUse', 'evacuate', 'cordon'] : ['stopBusiness'],
  engineering: ['repair'],
  planSteps: [
    { what: '搭脚手架、临时支顶', by: '产权人', due: addDays(localDate(at), 20) },
    { what: '裂缝灌浆、加固', by: '施工队', due: addDays(localDate(at), 60) },
  ],
  planDue: addDays(localDate(at), 75),
  money: 'both',
  temporaryControl: '每天看一次裂缝，雨天不进屋。',
  planSigner: '街道建设办',
  planChecker: '社区书记',
})

const firstActionsOf = (colour: 'red' | 'orange' | 'yellow') =>
  colour === 'red'
    ? (['reportByPhone', 'evacuate', 'cordon'] as const)
    : colour === 'orange'
      ? (['restrictUse'] as const)
      : (['notice'] as const)

const hasPlan: readonly CaseStatus[] = ['planned', 'monitoring', 'rectifying', 'accepting', 'closed']

/** The cases of the dangerous houses in every state, and of those put right since. */
export function hazardCases(pen: Pen, staff: Staff, inspected: readonly InspectedHouse[]): RecordVersion[] {
  const now = pen.momentAgo(0, 0)
  const of = (fits: (one: InspectedHouse['house']['plan']) => boolean) =>
    inspected.filter(({ house: { plan } }) => fits(plan))
  const red = of(({ grade }) => grade === 'severe').slice(0, redStates.length)
  const others = of(({ grade, disputed }) => grade === 'some' && !disputed).slice(0, otherStates.length)
  const repaired = of((plan) => plan.repaired)

  function write(one: InspectedHouse, find: Find, status: CaseStatus, more: Case = {}): RecordVersion {
    const { id, grid } = one.house.plan
    const isRed = one.house.plan.grade === 'severe'
    const { at, inspection, findings } = find
    const isCrowded = one.house.facts.isBusiness || one.house.facts.floors >= 3
    const colour = isRed ? 'red' : isCrowded ? 'orange' : 'yellow'
    const log = [...logOf(staff, one, status, find, now), ...(more.log ?? [])]
    const body: Case = {
      house: id,
      inspection: inspection.id,
      colour,
      brief: briefOf(find),
      foundAt: at,
      reporters: [inspection.createdBy],
      findings,
      actions: firstActionsOf(colour).map((step, n) => ({
        step,
        at: at + (n + 0.2) * hour,
        by: inspection.createdBy,
      })),
      ...(status !== 'found' && { expert: '房屋安全鉴定所 周工' }),
      ...(hasPlan.includes(status) && planOf(at, isRed)),
      ...(status === 'monitoring' && { engineering: [] }),
      ...(status === 'accepting' && { workDoneOn: localDate(log.at(-1)!.at!) }),
      ...more,
      ...(log.length > 0 && { log }),
      status,
    }
    const last = log.at(-1)
    const stamp = {
      by: inspection.createdBy,
      at,
      updatedBy: last?.by ?? inspection.createdBy,
      updatedAt: last?.at ?? at,
    }
    return pen.write('hazardCase', gridScope(grid.code, 'house'), body, stamp)
  }

  /** Closed on the re-inspection that found nothing, by an expert who signed and the secretary. */
  function closed(one: InspectedHouse): RecordVersion {
    const [recheck, first] = one.inspections as readonly [RecordVersion, RecordVersion]
    const find = findOf(first)
    const { grid } = one.house.plan
    const seen = recheck.body.endedAt as number
    const approved = (recheck.body.reviewedAt as number | undefined) ?? seen
    const [signer, closer] = [witness(staff, one, first.createdBy), staff.secretaryOf(grid)]
    const signedAt = Math.min(now - 2 * hour, approved + hour)
    const closedAt = Math.min(now - hour, approved + 3 * hour)
    return write(one, find, 'closed', {
      workDoneOn: addDays(localDate(seen), -1),
      evidence: 'recheck',
      recheck: recheck.id,
      signedBy: signer,
      signedAt,
      closedBy: closer,
      closedAt,
      log: [
        { step: 'sign', at: signedAt, by: signer, note: '现场看过，整改前后照片随纸质档案。' },
        { step: 'close', at: closedAt, by: closer },
      ],
    })
  }

  return [
    ...red.map((one, n) => write(one, findOf(one.inspections.at(-1)!), redStates[n]!)),
    ...others.map((one, n) => write(one, findOf(one.inspections.at(-1)!), otherStates[n]!)),
    ...repaired.map(closed),
  ]
}
