import { type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

type Expression = ($: SdkDatabase['command']['aggregate']) => unknown

/** What an expression makes of one document. */
async function evaluate(document: object, expression: Expression): Promise<unknown> {
  const collection = await emulator.collectionOf([document])
  const { data } = await collection
    .aggregate()
    .project({ value: expression(emulator.db.command.aggregate) })
    .end()
  return data[0].value
}

/** MongoDB's words for a choice; a literal with `then` would look like a promise to the linter. */
const choice = (test: unknown, yes: unknown, no: unknown) =>
  Object.fromEntries([
    ['if', test],
    ['then', yes],
    ['else', no],
  ])
const branch = (test: unknown, value: unknown) =>
  Object.fromEntries([
    ['case', test],
    ['then', value],
  ])

const table = (document: object, cases: [string, Expression, unknown][]) =>
  test.each(cases)('%s', async (_name, expression, expected) => {
    expect(await evaluate(document, expression)).toEqual(expected)
  })

describe('numbers', () => {
  const at = new Date('2026-01-31T00:00:00Z')
  table({ n: -7.5, m: 2, z: null, at, list: [1, 2, 3, 'x'] }, [
    ['abs', ($) => $.abs('$n'), 7.5],
    ['add numbers', ($) => $.add(['$n', '$m', 1]), -4.5],
    ['add milliseconds to a date', ($) => $.add(['$at', 86_400_000]), new Date('2026-02-01T00:00:00Z')],
    ['anything with null is null', ($) => $.add(['$n', '$z']), null],
    ['anything with a missing field is null', ($) => $.multiply(['$n', '$nowhere']), null],
    ['ceil and floor', ($) => [$.ceil('$n'), $.floor('$n')], [-7, -8]],
    ['divide', ($) => $.divide(['$n', '$m']), -3.75],
    ['exp, ln, log, log10', ($) => [$.exp(0), $.ln(1), $.log([8, 2]), $.log10(1000)], [1, 0, 3, 3]],
    ['mod keeps the sign', ($) => $.mod(['$n', 2]), -1.5],
    ['pow and sqrt', ($) => [$.pow(['$m', 10]), $.sqrt(81)], [1024, 9]],
    ['subtract dates gives milliseconds', ($) => $.subtract(['$at', new Date('2026-01-30T00:00:00Z')]), 86_400_000],
    ['trunc cuts towards zero', ($) => [$.trunc('$n'), $.trunc([2.39, 1]), $.trunc([1234, -2])], [-7, 2.3, 1200]],
    [
      'sum, avg, min, max of a list count numbers only where they add',
      ($) => [$.sum('$list'), $.avg('$list'), $.min('$list'), $.max('$list')],
      [6, 2, 1, 'x'],
    ],
    ['sum of arguments', ($) => $.sum(['$m', 3, '$z']), 5],
    ['standard deviations', ($) => [$.stdDevPop([[2, 4]]), $.stdDevSamp([[2]])], [1, null]],
  ])
})

describe('arrays', () => {
  table(
    {
      l: [3, 1, 2],
      o: [
        { k: 'a', v: 1 },
        { k: 'b', v: 2 },
      ],
      s: 'x',
    },
    [
      ['arrayElemAt counts from both ends', ($) => [$.arrayElemAt(['$l', 0]), $.arrayElemAt(['$l', -1])], [3, 2]],
      ['arrayElemAt beyond the end is missing', ($) => $.ifNull([$.arrayElemAt(['$l', 9]), 'nothing']), 'nothing'],
      [
        'arrayToObject and objectToArray',
        ($) => $.objectToArray($.arrayToObject('$o')),
        [
          { k: 'a', v: 1 },
          { k: 'b', v: 2 },
        ],
      ],
      ['concatArrays', ($) => $.concatArrays(['$l', [4]]), [3, 1, 2, 4]],
      ['filter', ($) => $.filter({ input: '$l', as: 'n', cond: $.gte(['$$n', 2]) }), [3, 2]],
      ['map', ($) => $.map({ input: '$l', as: 'n', in: $.multiply(['$$n', 10]) }), [30, 10, 20]],
      ['reduce', ($) => $.reduce({ input: '$l', initialValue: '', in: $.concat(['$$value', '$s']) }), 'xxx'],
      ['in and indexOfArray', ($) => [$.in([2, '$l']), $.indexOfArray(['$l', 2]), $.indexOfArray(['$l', 3, 1])], [true, 2, -1]],
      ['isArray', ($) => [$.isArray('$l'), $.isArray('$s')], [true, false]],
      [
        'range',
        ($) => [$.range([0, 10, 4]), $.range([3, 0, -1])],
        [
          [0, 4, 8],
          [3, 2, 1],
        ],
      ],
      ['reverseArray and size', ($) => [$.reverseArray('$l'), $.size('$l')], [[2, 1, 3], 3]],
      ['slice', ($) => [$.slice(['$l', 2]), $.slice(['$l', -2]), $.slice(['$l', 1, 1])], [[3, 1], [1, 2], [1]]],
      [
        'zip',
        ($) => $.zip({ inputs: ['$l', ['a', null]] }),
        [
          [3, 'a'],
          [1, null],
        ],
      ],
      [
        'zip fills up',
        ($) => $.zip({ inputs: [['a'], '$l'], useLongestLength: true, defaults: ['-', 0] }),
        [
          ['a', 3],
          ['-', 1],
          ['-', 2],
        ],
      ],
      ['a path into an array collects', () => '$o.v', [1, 2]],
    ],
  )
})

describe('sets', () => {
  table({ a: [1, 2, 2], b: [2, 3] }, [
    ['setUnion and setIntersection', ($) => [$.setUnion(['$a', '$b']), $.setIntersection(['$a', '$b'])], [[1, 2, 3], [2]]],
    ['setDifference', ($) => $.setDifference(['$a', '$b']), [1]],
    ['setEquals ignores repetition', ($) => [$.setEquals(['$a', [2, 1]]), $.setEquals(['$a', '$b'])], [true, false]],
    ['setIsSubset', ($) => $.setIsSubset([[2], '$a']), true],
    ['allElementsTrue and anyElementTrue', ($) => [$.allElementsTrue([[1, 0]]), $.anyElementTrue([[0, '']])], [false, true]],
  ])
})

describe('strings', () => {
  table({ s: '小哥Ab😀', z: null }, [
    ['concat', ($) => $.concat(['$s', '!']), '小哥Ab😀!'],
    ['concat with null is null', ($) => $.concat(['$s', '$z']), null],
    [
      'indexOfCP counts characters, indexOfBytes bytes',
      ($) => [$.indexOfCP(['$s', 'A']), $.indexOfBytes(['$s', 'A']), $.indexOfCP(['$s', 'x'])],
      [2, 6, -1],
    ],
    ['split', ($) => $.split(['a,b,', ',']), ['a', 'b', '']],
    ['strLenCP and strLenBytes', ($) => [$.strLenCP('$s'), $.strLenBytes('$s')], [5, 12]],
    ['strcasecmp', ($) => [$.strcasecmp(['AB', 'ab']), $.strcasecmp(['a', 'b'])], [0, -1]],
    [
      'substrCP, substrBytes, substr',
      ($) => [$.substrCP(['$s', 1, 2]), $.substrBytes(['$s', 0, 3]), $.substr(['$s', 6, -1])],
      ['哥A', '小', 'Ab😀'],
    ],
    ['toLower and toUpper, empty for null', ($) => [$.toLower('$s'), $.toUpper('ab'), $.toLower('$z')], ['小哥ab😀', 'AB', '']],
  ])
})

describe('conditions', () => {
  table({ a: 5, s: '5', z: null, e: '' }, [
    [
      'comparisons',
      ($) => [$.eq(['$a', 5]), $.neq(['$a', 5]), $.gt(['$a', 4]), $.gte(['$a', 5]), $.lt(['$a', 5]), $.lte(['$a', 5])],
      [true, false, true, true, false, true],
    ],
    ['types compare in their order: number, string, array', ($) => [$.cmp(['$a', '$s']), $.gt([[0], '$s'])], [-1, true]],
    ['missing comes before null', ($) => [$.lt(['$none', '$z']), $.eq(['$none', '$z'])], [true, false]],
    ['and, or, not; the empty string is true', ($) => [$.and(['$a', '$e']), $.or([0, '$z']), $.not(['$e'])], [true, false, false]],
    ['cond as object and as list', ($) => [$.cond(choice($.gt(['$a', 3]), 'many', 'few')), $.cond([false, 1, 2])], ['many', 2]],
    ['ifNull', ($) => [$.ifNull(['$z', 'none']), $.ifNull(['$none', 1]), $.ifNull(['$a', 1])], ['none', 1, 5]],
    [
      'switch',
      ($) =>
        $.switch({
          branches: [branch($.eq(['$a', 1]), 'one'), branch($.eq(['$a', 5]), 'five')],
          default: '?',
        }),
      'five',
    ],
    ['let', ($) => $.let({ vars: { x: $.add(['$a', 1]) }, in: $.multiply(['$$x', '$$x']) }), 36],
    ['literal keeps a dollar', ($) => $.literal('$a'), '$a'],
    ['mergeObjects', ($) => $.mergeObjects([{ a: 1, b: 1 }, { b: 2 }, '$z']), { a: 1, b: 2 }],
  ])
})

describe('dates', () => {
  // 2027-01-03 is a Sunday: in Shanghai already when it is still Saturday in UTC.
  table({ at: new Date('2027-01-02T17:04:05.006Z'), z: null }, [
    [
      'parts in UTC',
      ($) => [$.year('$at'), $.month('$at'), $.dayOfMonth('$at'), $.hour('$at'), $.minute('$at'), $.second('$at'), $.millisecond('$at')],
      [2027, 1, 2, 17, 4, 5, 6],
    ],
    [
      'parts in a time zone',
      ($) => [$.dayOfMonth({ date: '$at', timezone: 'Asia/Shanghai' }), $.hour({ date: '$at', timezone: '+08:00' })],
      [3, 1],
    ],
    [
      'days and weeks',
      ($) => [$.dayOfWeek('$at'), $.dayOfYear('$at'), $.week('$at'), $.isoDayOfWeek('$at'), $.isoWeek('$at'), $.isoWeekYear('$at')],
      [7, 2, 0, 6, 53, 2026],
    ],
    ['the week begins on Sunday', ($) => $.week({ date: '$at', timezone: 'Asia/Shanghai' }), 1],
    ['parts of null are null', ($) => $.year('$z'), null],
    [
      'dateToString',
      ($) => $.dateToString({ date: '$at', format: '%Y-%m-%d %H:%M:%S.%L %j %u %V %G %z%%', timezone: 'Asia/Shanghai' }),
      '2027-01-03 01:04:05.006 003 7 53 2026 +0800%',
    ],
    ['dateToString without a format', ($) => $.dateToString({ date: '$at' }), '2027-01-02T17:04:05.006Z'],
    ['dateToString onNull', ($) => $.dateToString({ date: '$z', format: '%Y', onNull: '-' }), '-'],
    [
      'dateFromParts, months carry over',
      ($) => $.dateFromParts({ year: 2026, month: 14, day: 1, timezone: 'Asia/Shanghai' }),
      new Date('2027-01-31T16:00:00Z'),
    ],
    [
      'dateFromParts by ISO week',
      ($) => $.dateFromParts({ isoWeekYear: 2026, isoWeek: 53, isoDayOfWeek: 6 }),
      new Date('2027-01-02T00:00:00Z'),
    ],
    ['dateFromString', ($) => $.dateFromString({ dateString: '2026-09-01T08:00:00+08:00' }), new Date('2026-09-01T00:00:00Z')],
    [
      'dateFromString with format and time zone',
      ($) => $.dateFromString({ dateString: '1/9/2026', format: '%d/%m/%Y', timezone: 'Asia/Shanghai' }),
      new Date('2026-08-31T16:00:00Z'),
    ],
    [
      'dateFromString onError and onNull',
      ($) => [$.dateFromString({ dateString: '2026-02-30', onError: 'bad' }), $.dateFromString({ dateString: '$z', onNull: 'none' })],
      ['bad', 'none'],
    ],
  ])
})

describe('an expression is refused', () => {
  test.each<[string, Expression, RegExp]>([
    ['with an operator that nobody offers', () => ({ $toInt: '$n' }), /does not offer the expression operator \$toInt.*Use one of \$abs/],
    ['with meta', ($) => $.meta('textScore'), /does not offer the expression operator \$meta/],
    ['with the wrong number of arguments', ($) => $.divide([1]), /\$divide takes 2 arguments, not 1/],
    ['with a string to add', ($) => $.add(['$s', 1]), /\$add needs a number, not string/],
    ['with a division by zero', ($) => $.divide([1, 0]), /divide by zero/],
    ['with the size of what is no array', ($) => $.size('$s'), /\$size needs an array, not string/],
    ['with an unknown variable', ($) => $.add(['$$x', 1]), /no variable \$\$x/],
    ['with an unknown argument', ($) => $.filter({ input: '$l', cond: true, size: 1 }), /\$filter does not know "size"/],
    ['with a missing argument', ($) => $.map({ input: '$l' }), /\$map needs "in"/],
    ['with two operators in one object', () => ({ $add: [1], $abs: 1 }), /one operator, not both/],
    ['with an unknown time zone', ($) => $.hour({ date: '$at', timezone: 'Mars/Base' }), /no time zone "Mars\/Base"/],
    ['with an unknown format', ($) => $.dateToString({ date: '$at', format: '%q' }), /does not know %q/],
    ['with a text that is no date', ($) => $.dateFromString({ dateString: 'soon' }), /can't read "soon"/],
    ['with a switch that nothing fits', ($) => $.switch({ branches: [branch(false, 1)] }), /no branch is true/],
    ['with a range without end', ($) => $.range([0, 1e12]), /\$range makes at most/],
    ['with a date beyond all calendars', ($) => $.add(['$at', 1e300]), /out of range/],
    ['with a year beyond all calendars', ($) => $.dateFromParts({ year: 1e9 }), /out of range/],
    ['with a cut through a character', ($) => $.substrBytes(['小', 0, 1]), /cut a character in two/],
  ])('%s', async (_name, expression, message) => {
    await expect(evaluate({ s: 'x', n: 1, l: [1], at: new Date(0) }, expression)).rejects.toThrow(message)
  })
})
