import { expect, test } from '@jest/globals'
import { weathers } from '../../../shared/src/domain/weather.ts'

test('天気は五つで、保存されている記号は変わらない', () => {
  expect(weathers).toEqual(['sunny', 'cloudy', 'rainy', 'stormy', 'outOfScope'])
})
