import { requestFailed } from '../refusal'
import { fieldOf, isDoc, type Value } from '../value/value'
import { type Expression, isNothing, isTruthy, named, type Operator, type Scope, toArray } from './operator'

const bind = (scope: Scope, values: Readonly<Record<string, Value | undefined>>): Scope => ({
  ...scope,
  variables: { ...scope.variables, ...values },
})

/** The name that `as` gives to an element. */
const elementName = (as: Value | undefined, name: string): string => {
  if (as === undefined) return 'this'
  if (typeof as === 'string' && /^[a-z]/.test(as)) return as
  throw requestFailed(`${name}: "as" needs a name that begins with a small letter.`)
}

/** Evaluates an input array, `null` where there is none. */
const input = (part: Expression, scope: Scope, name: string): readonly Value[] | null => {
  const value = part(scope)
  return isNothing(value) ? null : toArray(value, name)
}

const $let: Operator = (argument, compile, name) => {
  const build = named(['vars', 'in'], [], (part, _name, specs) => {
    const vars = fieldOf(specs, 'vars')
    if (!isDoc(vars)) throw requestFailed('$let: "vars" needs an object.')
    const bound = Object.entries(vars).map(([key, spec]): [string, Expression] => [elementName(key, '$let'), compile(spec)])
    const body = part('in')
    return (scope) => body(bind(scope, Object.fromEntries(bound.map(([key, value]) => [key, value(scope)]))))
  })
  return build(argument, compile, name)
}

const $map = named(['input', 'in'], ['as'], (part, name, specs) => {
  const [source, body, as] = [part('input'), part('in'), elementName(fieldOf(specs, 'as'), name)]
  return (scope) => input(source, scope, name)?.map((element) => body(bind(scope, { [as]: element })) ?? null) ?? null
})

const $filter = named(['input', 'cond'], ['as'], (part, name, specs) => {
  const [source, accepts, as] = [part('input'), part('cond'), elementName(fieldOf(specs, 'as'), name)]
  return (scope) => input(source, scope, name)?.filter((element) => isTruthy(accepts(bind(scope, { [as]: element })))) ?? null
})

const $reduce = named(['input', 'initialValue', 'in'], [], (part, name) => {
  const [source, initial, step] = [part('input'), part('initialValue'), part('in')]
  return (scope) => {
    const elements = input(source, scope, name)
    if (!elements) return null
    return elements.reduce<Value | undefined>((value, element) => step(bind(scope, { value, this: element })), initial(scope))
  }
})

/** Operators that give names to values. */
export const VARIABLES: Readonly<Record<string, Operator>> = { $let, $map, $filter, $reduce }
