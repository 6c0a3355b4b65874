import { describe, expect, it } from 'vitest'
import type { Block, Inline, RichText } from '../../shared/rich-text.ts'
import { parseMarkdown } from './parse.ts'

const p = (...children: Inline[]): Block => ({ type: 'paragraph', children })
const quote = (...children: Block[]): Block => ({ type: 'quote', children })
const bullets = (...items: Block[][]): Block => ({ type: 'list', ordered: false, items })
const numbers = (...items: Block[][]): Block => ({ type: 'list', ordered: true, items })
const numbersFrom = (start: number, ...items: Block[][]): Block => ({ type: 'list', ordered: true, start, items })
const code = (text: string) => ({ type: 'code', text }) as const
const strong = (...children: Inline[]): Inline => ({ type: 'strong', children })
const em = (...children: Inline[]): Inline => ({ type: 'emphasis', children })
const strike = (...children: Inline[]): Inline => ({ type: 'strikethrough', children })
const link = (url: string, ...children: Inline[]): Inline => ({ type: 'link', url, children })
const br: Inline = { type: 'break' }

/** Each row: the Markdown, and what becomes of it. A string stands for one paragraph of that text. */
const table = (rows: [source: string, tree: RichText | string][]) =>
  it.each(rows)('%j', (source, tree) => {
    expect(parseMarkdown(source)).toEqual(typeof tree === 'string' ? [p(tree)] : tree)
  })

describe('paragraphs', () => {
  table([
    ['Well said.', 'Well said.'],
    ['One.\n\nTwo.', [p('One.'), p('Two.')]],
    ['One line.\nAnother.', [p('One line.', br, 'Another.')]],
    ['Windows\r\nold Macs\rWord\u2028and forms', [p('Windows', br, 'old Macs', br, 'Word', br, 'and forms')]],
    ['two spaces  \nbackslash\\\nend', [p('two spaces', br, 'backslash', br, 'end')]],
    ['    indented by accident', 'indented by accident'],
    ['One.\n\n\tindented *by* accident', [p('One.'), p('indented ', em('by'), ' accident')]],
  ])
})

describe('nothing to see', () => {
  table([
    ['', []],
    [' \n\t\n\u00a0', []],
    ['\u200b\u2060\u3164\u2800', []],
    ['\0\0', []],
    ['word\n\n\u200b\n\nword', [p('word'), p('word')]],
  ])
})

describe('marks around nothing stay as typed', () => {
  table([
    ['-', '-'],
    ['>', '>'],
    ['-\n\n-', [p('-', br, '-')]],
    ['****', '****'],
    ['```\n```', [p('```', br, '```')]],
  ])
})

describe('marks', () => {
  table([
    ['*a* _b_ **c** __d__ ~~e~~', [p(em('a'), ' ', em('b'), ' ', strong('c'), ' ', strong('d'), ' ', strike('e'))]],
    ['***both***', [p(em(strong('both')))]],
    ['**bold *and* slanted**', [p(strong('bold ', em('and'), ' slanted'))]],
    ['*one *two* one*', [p(em('one two one'))]],
    ['`code *is* \\ literal`', [p(code('code *is* \\ literal'))]],
    ['~5 minutes, ~10 people', '~5 minutes, ~10 people'],
    ['**never closed', '**never closed'],
    ['这是**重点**内容', [p('这是', strong('重点'), '内容')]],
  ])
})

describe('inside a word a mark is a character', () => {
  table([
    ['f**k this s**t', 'f**k this s**t'],
    ['sh*t and f*ck', 'sh*t and f*ck'],
    ['5*3*2 and snake_case_name', '5*3*2 and snake_case_name'],
    ['don`t, won`t', 'don`t, won`t'],
    ['it`s `code`', [p('it`s ', code('code'))]],
  ])
})

describe('escapes and entities', () => {
  table([
    [
      '\\*not slanted\\* \\[x\\](https://a.example)',
      [p('*not slanted* [x](', link('https://a.example/', 'https://a.example'), ')')],
    ],
    ['C:\\Users \\\\ and a\\_b', 'C:\\Users \\ and a_b'],
    ['AT&amp;T &lt;b&gt; &#65; &copy', 'AT&amp;T &lt;b&gt; &#65; &copy'],
  ])
})

describe('what begins a line and is no heading, rule, table, definition or footnote', () => {
  table([
    ['# of people', '# of people'],
    ['#1 reason', '#1 reason'],
    ['## A *title* ##', [p('## A ', em('title'), ' ##')]],
    ['Title\n===', [p('Title', br, '===')]],
    ['Title\n---\nText', [p('Title'), p('---'), p('Text')]],
    ['* * *', '***'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', [p('| a | b |', br, '|---|---|', br, '| 1 | 2 |')]],
    ['[a]: /b "c"\n\n[a] [^1]', [p('[a]: /b "c"'), p('[a] [^1]')]],
    ['+ 1 for that', '+ 1 for that'],
    ['~~~ My two cents ~~~\nand more', [p('~~~ My two cents ~~~', br, 'and more')]],
  ])
})

describe('quotes', () => {
  table([
    ['> a\n> b\n\nc', [quote(p('a', br, 'b')), p('c')]],
    ['>no space', [quote(p('no space'))]],
    ['> their words\nmy answer', [quote(p('their words')), p('my answer')]],
    ['> > inner\n> outer', [quote(quote(p('inner')), p('outer'))]],
    ['>50% agree', '>50% agree'],
    ['>= 18 years', '>= 18 years'],
    ['>:( no', '>:( no'],
    ['> - a\n> - b', [quote(bullets([p('a')], [p('b')]))]],
  ])
})

describe('lists', () => {
  table([
    ['- a\n- b', [bullets([p('a')], [p('b')])]],
    ['* a\n\n* b', [bullets([p('a')], [p('b')])]],
    ['- a\n  - b\n\n  c', [bullets([p('a'), bullets([p('b')]), p('c')])]],
    ['- point\nanswer', [bullets([p('point')]), p('answer')]],
    ['- a\n-\n- b', [bullets([p('a')], [p('b')])]],
    ['1. a\n2. b', [numbers([p('a')], [p('b')])]],
    ['1. a\n1. b\n1. c', [numbers([p('a')], [p('b')], [p('c')])]],
    ['1) a\n2) b', [numbers([p('a')], [p('b')])]],
    ['0. a\n1. b', [numbersFrom(0, [p('a')], [p('b')])]],
  ])
})

describe('a number is a word of its author', () => {
  table([
    ['1986. A great year.', [numbersFrom(1986, [p('A great year.')])]],
    [
      '1986. Great.\n1990. Better.\n1991. Best.',
      [numbersFrom(1986, [p('Great.')]), numbersFrom(1990, [p('Better.')], [p('Best.')])],
    ],
    ['I was born in\n1986. A great year.', [p('I was born in', br, '1986. A great year.')]],
    ['1984.', '1984.'],
    ['1. a\n2.\n3. c', [numbers([p('a')]), p('2.'), numbersFrom(3, [p('c')])]],
    ['007. **Bond**', [p('007. ', strong('Bond'))]],
    ['1. M\n02. Q\n3. R', [numbers([p('M')]), p('02. Q'), numbersFrom(3, [p('R')])]],
  ])
})

describe('code', () => {
  table([
    ['```\na\n  *b*\n\nc\n```', [code('a\n  *b*\n\nc')]],
    ['```js\nlet a\n```', [code('let a')]],
    ['```\nnever closed', [code('never closed')]],
    ['```hello\nnever closed', [code('hello\nnever closed')]],
    ['``` What he said:\nNo.\n```', [code('What he said:\nNo.')]],
    ['```alone\n```', [code('alone')]],
  ])
})

describe('HTML is text, to the letter', () => {
  table([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<img src=x onerror="_a_" alt="*b*">', '<img src=x onerror="_a_" alt="*b*">'],
    ['<b>*x*</b>', [p('<b>', em('x'), '</b>')]],
    ['<!-- *secret* --> <?php ?> <![CDATA[ ]]>', '<!-- *secret* --> <?php ?> <![CDATA[ ]]>'],
    ['a < b > c <3', 'a < b > c <3'],
    ['<b\nc>', [p('<b', br, 'c>')]],
    ['<!--\n*x*\n-->', [p('<!--', br, em('x'), br, '-->')]],
    ['<div>\n*x*\n</div>', [p('<div>', br, em('x'), br, '</div>')]],
  ])
})

describe('images are links', () => {
  table([
    ['![a cat](https://a.example/c.png)', [p(link('https://a.example/c.png', 'a cat'))]],
    ['![](https://a.example/c.png)', [p(link('https://a.example/c.png', 'https://a.example/c.png'))]],
    ['![x](c.png)', '![x](c.png)'],
    ['Look![here](https://a.example/)', [p('Look!', link('https://a.example/', 'here'))]],
  ])
})

describe('depth', () => {
  it('keeps what is too deep as text of the deepest level', () => {
    const six = (block: Block) => quote(quote(quote(quote(quote(quote(block))))))
    expect(parseMarkdown('>>>>>>>> - deep')).toEqual([six(p('>> - deep'))])
    expect(parseMarkdown('> '.repeat(6) + '7. seven')).toEqual([six(p('7. seven'))])
  })
})

describe('strings', () => {
  table([
    ['a\0b\x07c\x1bd', 'abcd'],
    ['half \ud83d a pair', 'half \ufffd a pair'],
    ['\\👍🏽 *👍🏽*', [p('\\👍🏽 ', em('👍🏽'))]],
  ])
})
