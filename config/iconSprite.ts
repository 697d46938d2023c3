import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { types } from 'sass'

const FOLDER = join(__dirname, '..', 'src', 'ui', 'icon', 'svg')
const SIZE = 24

/** What every icon says of itself, said once for all. */
const HEAD = "fill='none' stroke='%23000' stroke-linecap='round' stroke-linejoin='round' stroke-width='1.75'"

const shapesOf = (name: string) =>
  readFileSync(join(FOLDER, `${name}.svg`), 'utf8')
    .replace(/<\/?svg[^>]*>/g, '')
    .replace(/"/g, "'")
    .trim()

/** All icons in one picture, one below the other: with a picture each, every one would repeat how it is to be drawn. */
export function iconSprite(names: readonly string[]): string {
  const icons = names.map((name, at) => `<g transform='translate(0 ${at * SIZE})'>${shapesOf(name)}</g>`).join('')
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${SIZE} ${names.length * SIZE}' ${HEAD}>${icons}</svg>`
  return `data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}`
}

/** `icon-sprite($names)` for `src/ui/icon/icon.scss`. */
export const iconFunctions = {
  'icon-sprite($names)': (names: types.List) => {
    const listed = Array.from({ length: names.getLength() }, (_, at) => (names.getValue(at) as types.String).getValue())
    return new types.String(`url("${iconSprite(listed)}")`)
  },
}
