import { rosterColumnIds, type RosterColumnId } from './roster-columns.ts'

/** Two people of one home, the second with the address left out as in merged cells. All invented. */
const examples: readonly Partial<Record<RosterColumnId, string>>[] = [
  {
    building: '3栋',
    unit: '1单元',
    room: '302',
    head: '王示例',
    householdPhone: '19900000001',
    registration: '本地户籍',
    householdStatus: '常住',
    name: '王示例',
    relation: '户主',
    sex: '男',
    birthDate: '1960-05-03',
    phone: '19900000001',
    residentStatus: '在住',
    note: '示例行,导入前请删除',
  },
  { name: '李示例', relation: '配偶', sex: '女', birthDate: '1962-11-20', residentStatus: '在住' },
]

/** The example rows of the template in the order of its columns. */
export const rosterExamples: readonly (readonly string[])[] = examples.map((row) =>
  rosterColumnIds.map((id) => row[id] ?? ''),
)
