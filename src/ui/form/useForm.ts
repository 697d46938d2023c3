import Taro from '@tarojs/taro'
import { useRef, useState } from 'react'
import { brokenRule } from '../../../contract/kernel/brokenRule'
import { errorText } from '../../services/errorText'
import { fieldRuleText } from '../../services/fieldRules'
import type { AnyErrorCode, AnyRefusal } from '../../services/refusal'

type Issue = Parameters<typeof brokenRule>[0]

/** A schema of the contract, as far as a form needs it: pages bring their own, so that zod stays out of the main package. */
interface Schema<Input> {
  safeParse(
    value: unknown,
    params: { reportInput: boolean },
  ): { success: true; data: Input } | { success: false; error: { issues: Issue[] } }
}

/** What connects one field to its form: `<TextField label='姓名' {...form.field('realName')} />`. */
export interface FieldBinding<T> {
  id: string
  value: T | undefined
  onChange: (value: T | undefined) => void
  /** The person goes on to something else: what is wrong with it shows now. */
  onLeave?: () => void
  error: string | undefined
}

interface Options<Values, Input, Reply> {
  schema: Schema<Input>
  initial: Partial<Values>
  /** Sends what the schema let through; null when an earlier sending is under way. */
  send: (input: Input) => Promise<Reply | null>
  done: (reply: Extract<Reply, { ok: true }>) => unknown
  /** Which field a refusal is about; others stand above the button. */
  fieldOf?: Partial<Record<AnyErrorCode, keyof Values & string>>
}

type Errors<Values> = Partial<Record<keyof Values, string>>

const scrollTo = (field: string) => Taro.pageScrollTo({ selector: `#field-${field}`, duration: 200 })

/** The field that a refusal names. */
const fieldIn = (refusal: AnyRefusal) =>
  refusal.code === 'INVALID_INPUT' || refusal.code === 'TEXT_REFUSED' ? refusal.details.field : undefined

/** An empty field counts as not filled in. */
const filledIn = (values: object) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== undefined))

/** Broken rules by field, the first of each, in the schema's order. */
function complaints<Values>(issues: Issue[]): Errors<Values> {
  const errors: Record<string, string> = {}
  for (const broken of issues.map(brokenRule)) errors[broken.field] ??= fieldRuleText(broken)
  return errors as Errors<Values>
}

/** The state of a form: values, an error at each field, one sending at a time. After a failed try the first wrong field comes into view. */
export function useForm<Values extends object, Input, Reply extends { ok: true } | { ok: false; error: AnyRefusal }>(
  options: Options<Values, Input, Reply>,
) {
  const [values, setValues] = useState(options.initial)
  const [errors, setErrors] = useState<Errors<Values>>({})
  const [problem, setProblem] = useState<string | null>(null)
  const latest = useRef(values)

  const set = <K extends keyof Values>(name: K, value: Values[K] | undefined) => {
    latest.current = { ...latest.current, [name]: value }
    setValues(latest.current)
    setErrors(({ [name]: _, ...others }) => others as Errors<Values>)
    setProblem(null)
  }

  const show = (found: Errors<Values>) => {
    setErrors(found)
    const [first] = Object.keys(found)
    if (first) scrollTo(first)
  }

  /** Shows a refusal at its field, or above the button. */
  const refused = (refusal: AnyRefusal) => {
    const field = fieldIn(refusal) ?? options.fieldOf?.[refusal.code]
    const words = refusal.code === 'INVALID_INPUT' ? fieldRuleText(refusal.details) : errorText(refusal)
    if (field) show({ [field]: words } as Errors<Values>)
    else setProblem(words)
  }

  const submit = async () => {
    const parsed = options.schema.safeParse(filledIn(latest.current), { reportInput: true })
    if (!parsed.success) return show(complaints(parsed.error.issues))
    setProblem(null)
    const reply = await options.send(parsed.data)
    if (reply?.ok) await options.done(reply as Extract<Reply, { ok: true }>)
    else if (reply) refused(reply.error)
  }

  /** An empty field is not wrong yet. */
  const leave = (name: keyof Values) => {
    const parsed = options.schema.safeParse(filledIn(latest.current), { reportInput: true })
    const found = parsed.success || !latest.current[name] ? undefined : complaints<Values>(parsed.error.issues)[name]
    if (found) setErrors((others) => ({ ...others, [name]: found }))
  }

  const field = <K extends keyof Values & string>(name: K): FieldBinding<Values[K]> => ({
    id: `field-${name}`,
    value: values[name],
    onChange: (value) => set(name, value),
    onLeave: () => leave(name),
    error: errors[name],
  })

  return { values, field, set, submit, refused, problem }
}
