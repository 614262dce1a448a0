import type { JsonObject } from '#domain/json.ts'
import type { Body } from '#domain/records/body.ts'
import type { HouseStanding } from '#domain/records/house/house-standing.ts'
import type { Intent } from '#domain/sync/mutation.ts'

/** The step that leads a case on, where several are possible: the first of these. */
const onward = [
  'control',
  'assign',
  'confirm',
  'arrive',
  'sound',
  'report',
  'plan',
  'orderAppraisal',
  'start',
  'finish',
  'close',
  'sign',
  'monitor',
  'reopen',
] as const

/** The main step of those on offer. An expert comes once: after the hazard is confirmed there are better things. */
export function mainCommand(
  offered: readonly string[],
  { log, appraisals }: Body<'hazardCase'>,
): string | null {
  const isVerified = log?.some(({ step }) => step === 'confirm') ?? false
  const late = [...(isVerified ? ['arrive'] : []), ...(appraisals?.length ? ['report'] : [])]
  const rest = onward.filter((one) => offered.includes(one))
  return rest.find((one) => !late.includes(one)) ?? rest[0] ?? null
}

/**
 * What goes along with a step: a hazard that is none is none in the inspection that found it, too, by the verdict of
 * the same expert and for the same reason.
 */
export function alongWith(command: string, args: JsonObject, { standing }: HouseStanding): Intent[] {
  if (command !== 'dismiss' || !standing) return []
  const { grade, inspection } = standing
  if (grade !== 'some' && grade !== 'severe') return []
  const verdict = { grade: 'none', reason: args.reason ?? null }
  return [{ op: 'command', type: 'houseInspection', record: inspection.id, command: 'verify', args: verdict }]
}
