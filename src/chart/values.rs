//! The scale of values: from zero, with three to five ticks at round numbers.

/// Beyond this the arithmetic of a scale would overflow.
const HUGE: f64 = 1e300;
/// Below this a range is nothing that could be drawn.
const TINY: f64 = 1e-12;
/// The most ticks, and so the most grid lines.
const MOST: f64 = 5.0;

/// Values to heights; `y` grows downwards.
pub(super) struct ValueScale {
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
    /// Round values from the lowest to the highest, zero among them.
    pub ticks: Vec<f64>,
}

impl ValueScale {
    /// A scale that holds zero and all `values`, from the height `bottom` up to `top`.
    pub fn new(values: impl Iterator<Item = f64>, top: f64, bottom: f64) -> Self {
        let (low, high) = values
            .map(sane)
            .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
        let ticks = ticks(low, high);
        let (low, high) = (ticks[0], ticks[ticks.len() - 1]);
        ValueScale { low, high, top, bottom, ticks }
    }

    /// The height at which a value stands.
    pub fn y(&self, value: f64) -> f64 {
        let share = (sane(value) - self.low) / (self.high - self.low);
        self.bottom + (self.top - self.bottom) * share.clamp(0.0, 1.0)
    }
}

/// A value that can be reckoned with.
pub(super) fn sane(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(-HUGE, HUGE) }
}

/// At least two ticks around `low <= 0 <= high`, at the smallest round step that gives at most [`MOST`].
fn ticks(low: f64, high: f64) -> Vec<f64> {
    let high = if high - low < TINY { MOST - 1.0 } else { high };
    let start = (high - low).log10().floor() as i32 - 2;
    let steps = (start..start + 5).flat_map(|power| [1.0, 2.0, 2.5, 5.0].map(|m| (m, power)));
    for (mantissa, power) in steps {
        let step = scaled(mantissa, power);
        // A hair less than exact, so that 0.3 / 0.1 is three steps and not four.
        let (below, above) = ((-low / step - 1e-9).ceil(), (high / step - 1e-9).ceil());
        if below + above < MOST {
            let range = -below as i64..=above as i64;
            return range.map(|i| scaled(mantissa * i as f64, power)).collect();
        }
    }
    vec![low, high]
}

/// `value * 10^power`, by division where the power is negative: 7.5 / 10 is exact where 7.5 * 0.1 is not.
fn scaled(value: f64, power: i32) -> f64 {
    if power < 0 { value / 10f64.powi(-power) } else { value * 10f64.powi(power) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_few() {
        for (low, high, expected) in [
            (0.0, 145.0, vec![0.0, 50.0, 100.0, 150.0]),
            (0.0, 7742.2, vec![0.0, 2000.0, 4000.0, 6000.0, 8000.0]),
            (0.0, 0.3, vec![0.0, 0.1, 0.2, 0.3]),
            (0.0, 1.0, vec![0.0, 0.25, 0.5, 0.75, 1.0]),
            (0.0, 0.0, vec![0.0, 1.0, 2.0, 3.0, 4.0]),
            (-40.0, 0.0, vec![-40.0, -30.0, -20.0, -10.0, 0.0]),
            (-5.0, 12.0, vec![-5.0, 0.0, 5.0, 10.0, 15.0]),
        ] {
            assert_eq!(ticks(low, high), expected, "{low}..{high}");
        }
    }

    #[test]
    fn any_range_has_three_to_five_ticks_that_hold_it() {
        let values = [1e-9, 0.07, 1.0, 3.33, 10.1, 99.0, 1234.5, 8e9, 3e17, HUGE];
        for low in values.iter().map(|v| -v).chain([0.0]) {
            for high in values {
                let ticks = ticks(low, high);
                assert!((3..=5).contains(&ticks.len()), "{low}..{high}: {ticks:?}");
                let (first, last) = (ticks[0], ticks[ticks.len() - 1]);
                let slack = (high - low) * 1e-6;
                assert!(first <= low + slack && last >= high - slack, "{low}..{high}: {ticks:?}");
                assert!(ticks.contains(&0.0), "{low}..{high}: {ticks:?}");
            }
        }
    }

    #[test]
    fn heights_grow_with_values_and_stay_within() {
        let scale = ValueScale::new([-10.0, 30.0].into_iter(), 20.0, 220.0);
        assert_eq!(scale.y(-10.0), 220.0);
        assert_eq!(scale.y(30.0), 20.0);
        assert_eq!(scale.y(f64::INFINITY), 20.0);
        assert_eq!(scale.y(f64::NAN), scale.y(0.0));
    }
}
