import { type Label, label } from '#domain/label.ts'
import { structureTypes } from '#domain/records/house/house-options.ts'
import type {
  ChecklistItem,
  ChecklistOption,
  ChecklistSection,
  ConditionalEffect,
  Dimension,
  Effect,
  MeasureField,
  PhotoRule,
  StructureType,
} from './checklist-types.ts'
import { condition } from './expression.ts'

/** The words the checklist is written in: an item says only what sets it apart from its section. */
type Kind = Pick<ChecklistItem, 'dimension' | 'key' | 'naAllowed' | 'countsInAggregate' | 'photo'> & {
  readonly quickPass: boolean
}

export const noPhoto: PhotoRule = { min: {}, kinds: [] }

const kinds: Readonly<Record<Dimension, Kind>> = {
  emergency: {
    dimension: 'emergency',
    key: true,
    naAllowed: false,
    countsInAggregate: true,
    quickPass: false,
    // Safety first: no photo is asked for before people are out.
    photo: {
      min: {},
      kinds: [label('安全距离外全景(可不拍)', 'Whole view from a safe distance (optional)')],
    },
  },
  structure: {
    dimension: 'structure',
    key: false,
    naAllowed: false,
    countsInAggregate: true,
    quickPass: true,
    photo: {
      min: { M: 1, S: 2 },
      kinds: [label('近景(带参照物)', 'Close-up with something for scale'), label('位置全景', 'Where it is')],
    },
  },
  operation: {
    dimension: 'operation',
    key: false,
    naAllowed: false,
    countsInAggregate: false,
    quickPass: true,
    photo: { min: { O1: 1, O2: 1 }, kinds: [label('问题照片', 'Photo of the problem')] },
  },
  legality: {
    dimension: 'legality',
    key: false,
    naAllowed: false,
    countsInAggregate: false,
    quickPass: false,
    photo: {
      min: {},
      kinds: [label('证照照片(可选,注意遮挡号码)', 'Photo of the papers (optional; cover the numbers)')],
    },
  },
}

type Draft = Pick<ChecklistItem, 'id' | 'zh' | 'en' | 'hintZh' | 'options'> & Partial<ChecklistItem>

/** `['floors >= 3', 'M']`: an effect under a condition. Throws SyntaxError when the condition is malformed. */
type Rule = readonly [condition: string, effect: Effect]

const when = ([text, effect]: Rule): ConditionalEffect => ({ if: condition(text), effect })

/** One answer of an item; the first condition that holds replaces its effect. */
export const option = (
  value: string,
  zh: string,
  en: string,
  effect: Effect,
  ...conditional: Rule[]
): ChecklistOption => ({
  value,
  zh,
  en,
  effect,
  ...(conditional.length > 0 && { conditional: conditional.map(when) }),
})

/** Something to measure, with its unit and the range a form accepts. */
export const measure = (
  id: string,
  zh: string,
  en: string,
  unit: Label,
  min: number,
  max: number,
): MeasureField => ({ id, zh, en, unit, min, max })

/** Fields to measure and their rules in order. */
export const measures = (fields: readonly MeasureField[], ...rules: Rule[]) => ({
  measures: { fields, rules: rules.map(when) },
})

/** One item; what is not said comes from its section. */
export const item = (
  id: string,
  zh: string,
  en: string,
  hintZh: string,
  options: readonly ChecklistOption[],
  more: Partial<ChecklistItem> = {},
): Draft => ({ id, zh, en, hintZh, options, ...more })

const everyStructure = Object.keys(structureTypes) as StructureType[]

/** A section and its items in the order on screen. */
export function section(
  id: string,
  zh: string,
  en: string,
  dimension: Dimension,
  drafts: readonly Draft[],
): ChecklistSection {
  const { quickPass, ...common } = kinds[dimension]
  const items = drafts.map((draft) => ({ ...common, appliesTo: everyStructure, ...draft, section: id }))
  return { id, zh, en, quickPass, items }
}
