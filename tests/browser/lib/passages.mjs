// Quotations and the pages on which they stand. `at` is the block that a reader has to be led to, counted from 0; a
// passage over several blocks is told by its first. Each page opens with other words, so that nothing is found by staying.

const row = cells => `<table><tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr></table>`
const list = items => `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`
const measures = Array.from({ length: 40 }, (_, at) => `第${at + 1}项措施继续有效，`).join('')
const often = (words, times) => words.repeat(times)

export const PASSAGES = [
  // Plain words, and signs that an address has to encode.
  { name: 'plain', at: 1, quote: 'a good meeting', blocks: ['Opening.', 'He said it was a good meeting, really.', 'Closing.'] },
  { name: 'signs', at: 1, quote: '55% tariff, & more; 1,000 ships (or so) at $5.50', blocks: ['Opening.', 'A 55% tariff, &amp; more; 1,000 ships (or so) at $5.50.'] },
  { name: 'dash-and-hyphen', at: 1, quote: 'Talks—the first since May—ended, and so-called experts', blocks: ['Opening.', 'Talks—the first since May—ended, and so-called experts left.'] },
  { name: 'hash-and-plus', at: 1, quote: 'C+ for round #2 of 50/50 talks?', blocks: ['Opening.', 'He gave a C+ for round #2 of 50/50 talks? Perhaps.'] },
  { name: 'one-number', at: 1, quote: '55%', blocks: ['In 155% of cases.', 'It is 55% now.'] },
  // The same words in another form.
  { name: 'other-case-before', at: 1, quote: 'a good meeting today', blocks: ['A GOOD MEETING TODAY', 'Later: it was a good meeting today.'] },
  { name: 'straight-apostrophe', at: 1, quote: 'It\'s the primary leverage', blocks: ['Opening.', '“It’s the primary leverage that they have,” he said.'] },
  { name: 'straight-possessive', at: 1, quote: 'China\'s vice-premier isn\'t here', blocks: ['The Chinese.', 'China’s vice-premier isn’t here.'] },
  { name: 'spaces-that-hold', at: 1, quote: 'had 10 % then', blocks: ['Opening.', 'We had&nbsp;10&nbsp;% then.'] },
  { name: 'accents', at: 1, quote: 'café résumé', blocks: ['Opening: cafe resume.', 'The café résumé was naïve.'] },
  { name: 'accents-in-two-signs', at: 1, quote: 'Düsseldorf café', blocks: ['Opening.', 'In a Du\u0308sseldorf cafe\u0301 they met.'] },
  { name: 'quotation-marks', at: 1, quote: '“No deal,” said one', blocks: ['Opening.', '“No deal,” said one; “no deal” said another.'] },
  // Words within words, and words that come twice.
  { name: 'within-a-word', at: 1, quote: 'the summer of trade', blocks: ['Rediscovering the summers of trades is good.', 'It is the summer of trade.'] },
  { name: 'told-by-prefix', at: 2, quote: 'a deal is near', prefix: 'He said:', blocks: ['A deal soon.', 'She said: a deal is near, he said.', 'He said: a deal is near.'] },
  // Markup within, and blocks.
  { name: 'inline-markup', at: 1, quote: 'a very good meeting', blocks: ['Opening.', 'It was a <b>very</b> good <a href="x">meeting</a> indeed.'] },
  { name: 'markup-in-a-word', at: 1, quote: 'the 21st round of talks', blocks: ['Opening.', 'In the 21<sup>st</sup> round of talks.'] },
  { name: 'line-break', at: 1, quote: 'one line two lines', blocks: ['Opening.', 'one line<br>two lines and more'] },
  { name: 'across-paragraphs', at: 1, quote: 'ends with this. And the second begins', blocks: ['Opening.', 'The first paragraph ends with this.', 'And the second begins with that.'] },
  { name: 'list', at: 1, quote: 'first item here second item there', blocks: ['Opening.', list(['first item here', 'second item there'])] },
  { name: 'one-of-a-list', at: 1, quote: 'to stop all port fees', blocks: ['Opening: to stop port fees.', list(['to buy 25 million tons', 'to stop all port fees', 'to meet again'])] },
  { name: 'cell-of-a-table', at: 1, quote: 'suspended until November', blocks: ['Opening.', row(['Port fees', 'suspended until November', '14 October'])] },
  // Long ones, and parts.
  { name: 'long', at: 1, quote: `Start of it ${often('and so on for a while, ', 20)}the very end of it`, blocks: ['Opening.', `Start of it ${often('and so on for a while, ', 20)}the very end of it.`] },
  { name: 'ellipsis', at: 1, quote: 'reverse the rules ... end the controls', blocks: ['Opening.', 'We will reverse the rules, he said on Friday, and end the controls soon.'] },
  { name: 'ellipsis-across-paragraphs', at: 2, quote: 'reverse the rules [...] end the controls soon', blocks: ['We will see.', 'Opening.', 'We will reverse the rules.', 'Other words.', 'Then we end the controls soon.'] },
  // Chinese, which sets no spaces: a browser knows the words from a dictionary.
  { name: 'chinese', at: 1, lang: 'zh-Hans', quote: '坦诚、深入、建设性的交流', blocks: ['开头的话。', '何立峰表示，双方进行了坦诚、深入、建设性的交流。'] },
  { name: 'chinese-twice', at: 1, lang: 'zh-Hans', quote: '停火之后', blocks: ['停火', '双方同意停火九十天，停火之后再谈。'] },
  { name: 'chinese-across-paragraphs', at: 1, lang: 'zh-Hans', quote: '达成共识。下一步将继续', blocks: ['开头', '双方达成共识。', '下一步将继续磋商。'] },
  { name: 'chinese-within-words', at: 1, lang: 'zh-Hans', quote: '步将继续磋', blocks: ['开头的话', '会议。下一步将继续磋商，然后结束。'] },
  { name: 'chinese-name', at: 1, lang: 'zh-Hans', quote: '方牵头人何立峰', blocks: ['开头的话', '中美双方经贸中方牵头人何立峰副总理表示欢迎。'] },
  { name: 'chinese-long', at: 1, lang: 'zh-Hans', quote: measures.slice(2, -3), blocks: ['开头', measures] },
  { name: 'chinese-numbers', at: 1, lang: 'zh-Hans', quote: '关税由125%降至10%', blocks: ['开头：关税。', '中方宣布，自5月14日起关税由125%降至10%，为期90天。'] },
]
