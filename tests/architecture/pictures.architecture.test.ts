import { COURSE_CATEGORIES } from '../../contract/course/courseFields'
import { coursePicture } from '../../src/packages/course/coursePicture'
import { pictureNames } from '../../src/ui/picture/pictureNames'
import { filesOf, textOf } from './source'

/** Pictures of courses and places are drawn in the look, are small, and load with the domain that shows them. */

const FOLDER = 'src/ui/picture/svg/'
/** In bytes: what a picture may add to a subpackage. */
const MOST = 1024

const drawnIn = (path: string) =>
  [...textOf(path).matchAll(/@include pictures\(([^)]*)\)/g)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])

test('every picture has a drawing, and every drawing belongs to a picture', () => {
  const drawings = filesOf(`${FOLDER}*.svg`).map((path) => path.replace(/.*\/|\.svg/g, ''))
  expect(drawings.toSorted()).toEqual([...pictureNames].toSorted())
})

test('every picture is drawn by a stylesheet of one domain, none by the main package', () => {
  const drawing = filesOf('src/*.scss').flatMap((path) => drawnIn(path).map((name) => ({ path, name })))
  expect(drawing.map(({ name }) => name).toSorted()).toEqual([...pictureNames].toSorted())
  expect(drawing.filter(({ path }) => !path.startsWith('src/packages/'))).toEqual([])
})

test.each(pictureNames)('%s is small and in the colours of the look', (name) => {
  const drawing = textOf(`${FOLDER}${name}.svg`)
  expect(drawing.length).toBeLessThan(MOST)
  const look = new Set(textOf('src/ui/tokens.scss').match(/#\w{6}\b/g))
  expect((drawing.match(/#\w+/g) ?? []).filter((colour) => !look.has(colour))).toEqual([])
})

test('a course has the picture of what its title is about, else of its category, and all pictures of courses are drawn', () => {
  const drawn = drawnIn('src/packages/course/pictures.scss')
  const ofCategories = COURSE_CATEGORIES.map((category) => coursePicture({ title: '示例', category }))
  expect(new Set(ofCategories).size).toBe(COURSE_CATEGORIES.length)
  expect(drawn).toEqual(expect.arrayContaining(ofCategories))
  expect(coursePicture({ title: '电动车保养维修（示例）', category: 'training' })).toBe('bike')
  expect(coursePicture({ title: '手机摄影', category: 'skill' })).toBe('film')
})
