import { localDate } from '#domain/local-date.ts'
import type { ProblemCode } from '#domain/problem.ts'
import type { RecordVersion } from '#domain/record/record-version.ts'
import type { Body } from '#domain/records/body.ts'
import { isCleanRecheck, standsDangerous } from '#domain/records/hazard-case/closed-house.ts'
import { isOpenCase, openCaseOf } from '#domain/records/hazard-case/open-case.ts'
import type { House, Inspection } from '#domain/records/house/house-standing.ts'
import type { ReadTables } from '../../storage/store.ts'

const isOpen = ({ state, body }: RecordVersion) =>
  state !== 'deleted' && isOpenCase(body.status as string | undefined)

/**
 * What the house itself says against a change after which its case is open no more, or is about another house:
 * `stillDangerous` while it stands with a hazard and no other case is open for it, `evidenceNeeded` while the
 * re-inspection that is named proves nothing. Null for every other change (M3).
 */
export async function refuseClosing(
  tables: ReadTables,
  before: RecordVersion | null,
  after: RecordVersion,
  now: number,
): Promise<ProblemCode | null> {
  if (!before || after.type !== 'hazardCase' || !isOpen(before)) return null
  const house = before.body.house
  if (isOpen(after) && after.body.house === house && after.scope === before.scope) return null
  if (typeof house !== 'string') return null
  const file = await tables.records.get(house)
  if (file?.type !== 'house') return null
  const today = localDate(now)
  const about = { scopes: [file.scope], where: { house } }
  const inspections = (await tables.records.all({
    ...about,
    type: 'houseInspection',
  })) as unknown as readonly Inspection[]
  const hazard = after.body as Body<'hazardCase'>
  if (hazard.status === 'closed' && hazard.evidence === 'recheck') {
    const proof = inspections.find(({ id }) => id === hazard.recheck)
    const isProven = proof && isCleanRecheck(proof, file as unknown as House, hazard, today)
    if (!isProven) return 'evidenceNeeded'
  }
  const cases = await tables.records.all({ ...about, type: 'hazardCase' })
  const others = cases.filter(({ id }) => id !== after.id) as unknown as Parameters<typeof openCaseOf>[0]
  if (openCaseOf(others)) return null
  return standsDangerous(file as unknown as House, inspections, hazard, today) ? 'stillDangerous' : null
}
