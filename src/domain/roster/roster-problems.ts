import { label } from '../label.ts'

/** Why a cell or a row of a roster could not be taken as it stands, in words for the person who made the file. */
export const rosterProblems = {
  missing: label('没有填', 'Missing'),
  notADate: label('不是看得懂的日期', 'Not a date that can be read'),
  dateIncomplete: label('日期不全,缺日或月', 'The day or month is missing'),
  dateTwoDigitYear: label('年份只有两位,分不清哪个世纪', 'The year has two digits only'),
  dateInFuture: label('日期在今天之后', 'The date is in the future'),
  precisionLost: label(
    '号码被存成了数字,后几位已丢失,请把单元格设为“文本”重新录入',
    'Stored as a number: its last digits are lost; format the cell as text and type it again',
  ),
  badIdNumber: label(
    '身份证号不对(位数、日期或校验位)',
    'Not a valid ID number (length, date or check digit)',
  ),
  badPhone: label('电话号码不对', 'Not a valid phone number'),
  morePhones: label(
    '有多个号码,取第一个,其余写入备注',
    'Several numbers: the first is used, the others go to the note',
  ),
  notAnOption: label('不认识的说法', 'Not a known word for this column'),
  tooLong: label('太长', 'Too long'),
  notANumber: label('不是数字', 'Not a number'),
  unknownBuilding: label(
    '没有这栋楼,请先建楼栋或改名',
    'No such building; register it first or correct the name',
  ),
  ambiguousBuilding: label(
    '有多栋楼叫这个名字,请填楼栋编码',
    'Several buildings have this name; give the building code',
  ),
  duplicateRow: label('与前面一行是同一人', 'The same person as in an earlier row'),
  duplicateHome: label('与前面一行是同一户', 'The same home as in an earlier row'),
  sameIdNumber: label('身份证号与前面另一人相同', 'The ID number of another person in an earlier row'),
  livesElsewhere: label('此人已在另一户建档,请核对', 'This person is on file in another home; please check'),
  birthDateNotOfId: label('出生日期与身份证号不一致', 'The date of birth differs from the ID number'),
  sexNotOfId: label('性别与身份证号不一致', 'The sex differs from the ID number'),
} as const

export type RosterProblemCode = keyof typeof rosterProblems

/** What a cell says, or why it cannot be read. An empty cell is read as `null`. */
export type CellReading<Value> =
  { readonly value: Value | null; readonly rest?: string } | { readonly problem: RosterProblemCode }

export const nothingRead = { value: null } as const
