import { type Label, label } from '../label.ts'

export interface RosterColumn {
  readonly label: Label
  /** Other headings for the same thing; blanks, brackets and stars in a heading do not count. */
  readonly headings: readonly string[]
  /** A row without it cannot be taken. */
  readonly required?: boolean
  /** Written once for the whole home, often in merged cells. */
  readonly ofHome?: boolean
}

const column = (
  zh: string,
  en: string,
  headings: string,
  more: Partial<RosterColumn> = {},
): RosterColumn => ({
  label: label(zh, en),
  headings: headings.split(' ').filter(Boolean),
  ...more,
})

/** What a roster of homes and their people may hold, in the order of the template. */
export const rosterColumns = {
  building: column(
    '楼栋',
    'Building',
    '楼栋名称 楼栋号 楼号 楼幢 幢号 栋号 楼栋编码 楼 栋 幢 片区 小区楼栋 所在楼栋',
    {
      required: true,
      ofHome: true,
    },
  ),
  unit: column('单元', 'Unit', '单元号 门洞', { ofHome: true }),
  room: column('房号', 'Room', '室号 门牌 门牌号 房间号 房屋号 室 户号 房室号 住址房号', {
    required: true,
    ofHome: true,
  }),
  householdCode: column('户编码', 'Household code', '户码 家庭编码 住户编码 户籍编码', { ofHome: true }),
  head: column('户主', 'Householder', '户主姓名 户主名 家庭户主', { ofHome: true }),
  householdPhone: column(
    '户主电话',
    'Householder’s phone',
    '户主手机 户主联系电话 户主联系方式 家庭电话 住户电话',
    {
      ofHome: true,
    },
  ),
  registration: column('户籍类型', 'Registration', '户籍情况 户口类型 户籍性质 人户情况', { ofHome: true }),
  registeredAddress: column('户籍地址', 'Registered address', '户口地址 户籍所在地 户口所在地', {
    ofHome: true,
  }),
  attention: column('重点户', 'Needs attention', '重点类型 户类型 困难类型 家庭类型 重点人群', {
    ofHome: true,
  }),
  householdStatus: column('居住情况', 'Occupancy', '居住状态 住房情况 房屋状态 是否空置', { ofHome: true }),
  name: column('姓名', 'Name', '居民姓名 人员姓名 家庭成员 成员姓名 家庭成员姓名 名字'),
  relation: column('与户主关系', 'Relation to householder', '关系 与户主的关系 户主关系 家庭关系'),
  sex: column('性别', 'Sex', '男女'),
  birthDate: column('出生日期', 'Date of birth', '出生年月 出生年月日 生日 出生时间'),
  idNumber: column('身份证号', 'ID number', '公民身份号码 身份证号码 身份证 证件号码 证件号 公民身份证号'),
  phone: column('联系电话', 'Phone', '电话 手机 手机号 手机号码 联系方式 电话号码 本人电话'),
  residentStatus: column('人员状态', 'Lives here', '状态 在住情况 人员情况 是否在住'),
  note: column('备注', 'Note', '说明 备注说明 其他说明'),
} as const satisfies Record<string, RosterColumn>

export type RosterColumnId = keyof typeof rosterColumns

export const rosterColumnIds = Object.keys(rosterColumns) as readonly RosterColumnId[]

/** Which sheet column (0-based) holds what. */
export type RosterMapping = Readonly<Partial<Record<RosterColumnId, number>>>
