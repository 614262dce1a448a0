import { cellText, isBlank, type RosterCell } from './roster-cell.ts'
import { type CellReading, nothingRead } from './roster-problems.ts'

type Words = Readonly<Record<string, readonly string[]>>

/** The words that rosters use for the values of each column; a value's own first word is its label. */
const rosterWords = {
  relation: {
    head: ['户主', '本人', '本户户主'],
    spouse: ['配偶', '妻', '妻子', '夫', '丈夫', '爱人', '老伴', '夫妻'],
    child: [
      '子女',
      '子',
      '女',
      '儿子',
      '女儿',
      '长子',
      '次子',
      '三子',
      '独生子',
      '长女',
      '次女',
      '三女',
      '独生女',
      '儿',
      '养子',
      '养女',
      '继子',
      '继女',
    ],
    parent: ['父母', '父', '母', '父亲', '母亲', '公公', '婆婆', '岳父', '岳母'],
    grandchild: ['孙辈', '孙', '孙子', '孙女', '外孙', '外孙子', '外孙女', '曾孙'],
    other: [
      '其他',
      '其它',
      '儿媳',
      '媳',
      '媳妇',
      '女婿',
      '婿',
      '兄弟',
      '姐妹',
      '兄',
      '弟',
      '姐',
      '妹',
      '祖父',
      '祖母',
      '租户',
      '租客',
      '保姆',
      '亲属',
      '非亲属',
    ],
  },
  sex: {
    male: ['男', '男性', 'M', '1'],
    female: ['女', '女性', 'F', '2'],
  },
  residentStatus: {
    present: ['在住', '常住', '居住', '在家', '正常'],
    away: ['外出', '外出务工', '务工', '外地', '不在', '上学'],
    movedOut: ['已搬走', '搬走', '搬离', '迁出', '迁走'],
    deceased: ['已故', '死亡', '去世', '亡故'],
  },
  registration: {
    local: ['本地户籍', '本地', '本地户', '常住户口', '户在人在', '本社区', '本村', '人户一致'],
    migrant: ['外来', '流动', '流动人口', '外来人口', '人在户不在', '租户', '外地'],
    split: ['人户分离', '户在人不在', '空挂', '空挂户'],
  },
  householdStatus: {
    lived: ['常住', '自住', '居住', '有人', '在住', '出租', '正常'],
    empty: ['空置', '空房', '无人', '空户', '闲置'],
    movedOut: ['已搬走', '搬走', '搬离', '迁出'],
  },
  attention: {
    hardship: ['困难户', '困难', '低保', '低保户', '特困', '贫困户', '低收入'],
    migrant: ['流动人口', '流动', '外来'],
    emptyNest: ['空巢', '空巢老人', '空巢户', '独居', '独居老人'],
    leftBehindChild: ['留守儿童', '留守'],
    disabled: ['残疾人', '残疾', '残疾户'],
  },
} as const satisfies Record<string, Words>

export type WordList = keyof typeof rosterWords

const plain = (text: string) => text.replace(/[\s()]/g, '').toUpperCase()

function valueOf(list: WordList, text: string): string | null {
  const wanted = plain(text)
  for (const [value, words] of Object.entries(rosterWords[list] as Words)) {
    if (words.some((word) => word === wanted)) return value
  }
  return null
}

/** One of a few values, by any word that rosters use for it. */
export function readRosterWord(list: WordList, cell: RosterCell): CellReading<string> {
  if (isBlank(cell)) return nothingRead
  const value = valueOf(list, cellText(cell))
  return value ? { value } : { problem: 'notAnOption' }
}

/** Several values between commas, slashes or blanks; one unknown word makes the cell unreadable. */
export function readRosterWords(list: WordList, cell: RosterCell): CellReading<readonly string[]> {
  if (isBlank(cell) || cellText(cell) === '否') return nothingRead
  const values = cellText(cell)
    .split(/[、,;/|\s]+/)
    .filter(Boolean)
    .map((word) => valueOf(list, word))
  return values.includes(null) ? { problem: 'notAnOption' } : { value: [...new Set(values as string[])] }
}
