import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { types } from 'sass'

const UI = join(__dirname, '..', 'src', 'ui')
const SIZE = 24

/** What every icon says of itself, said once for all. */
const HEAD = "fill='none' stroke='#000' stroke-linecap='round' stroke-linejoin='round' stroke-width='1.75'"

const drawingOf = (kind: 'icon' | 'picture', name: string) =>
  readFileSync(join(UI, kind, 'svg', `${name}.svg`), 'utf8')
    .replace(/"/g, "'")
    .trim()

const shapesOf = (name: string) => drawingOf('icon', name).replace(/<\/?svg[^>]*>/g, '')

const addressOf = (svg: string) => `data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E').replace(/#/g, '%23')}`

/** All icons in one picture, one below the other: with a picture each, every one would repeat how it is to be drawn. */
export function iconSprite(names: readonly string[]): string {
  const icons = names.map((name, at) => `<g transform='translate(0 ${at * SIZE})'>${shapesOf(name)}</g>`).join('')
  return addressOf(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${SIZE} ${names.length * SIZE}' ${HEAD}>${icons}</svg>`)
}

/** What stylesheets call: `icon-sprite($names)` in `src/ui/icon`, `picture($name)` in `src/ui/picture`. */
export const drawings = {
  'icon-sprite($names)': (names: types.List) => {
    const listed = Array.from({ length: names.getLength() }, (_, at) => (names.getValue(at) as types.String).getValue())
    return new types.String(`url("${iconSprite(listed)}")`)
  },
  'picture($name)': (name: types.String) => new types.String(`url("${addressOf(drawingOf('picture', name.getValue()))}")`),
}
