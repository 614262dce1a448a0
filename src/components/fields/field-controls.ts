import type { Component } from 'vue'
import AnswersField from './AnswersField.vue'
import ChoiceField from './ChoiceField.vue'
import DateField from './DateField.vue'
import type { FieldKind } from './field-kind.ts'
import FlagField from './FlagField.vue'
import IdNumberField from './IdNumberField.vue'
import InstantField from './InstantField.vue'
import ListField from './ListField.vue'
import MultiChoiceField from './MultiChoiceField.vue'
import NumberField from './NumberField.vue'
import PeopleField from './PeopleField.vue'
import PhoneField from './PhoneField.vue'
import PhotosField from './PhotosField.vue'
import PlaceField from './PlaceField.vue'
import ReferenceField from './ReferenceField.vue'
import TextField from './TextField.vue'
import VerbatimField from './VerbatimField.vue'

interface FieldControl {
  readonly component: Component
  /** Made of several controls, so its label is the legend of a group. */
  readonly group: boolean
}

const one = (component: Component): FieldControl => ({ component, group: false })
const group = (component: Component): FieldControl => ({ component, group: true })

/** One control per kind of field; a kind without one does not compile. */
export const fieldControls: Readonly<Record<FieldKind, FieldControl>> = {
  answers: group(AnswersField),
  choice: group(ChoiceField),
  date: one(DateField),
  flag: group(FlagField),
  idNumber: one(IdNumberField),
  instant: one(InstantField),
  list: group(ListField),
  multiChoice: group(MultiChoiceField),
  number: one(NumberField),
  people: group(PeopleField),
  phone: one(PhoneField),
  photos: group(PhotosField),
  place: group(PlaceField),
  reference: one(ReferenceField),
  text: one(TextField),
  verbatim: group(VerbatimField),
}
