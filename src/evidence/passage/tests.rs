//! Quotations in texts, and in captures of every ending.

use super::*;
use crate::evidence::capture;

/// What is found of a quotation, each part as it was written.
fn find(capture: &str, quotation: &str, prefix: Option<&str>) -> Result<Vec<String>, Found> {
    let capture = normal(capture);
    let needle = Needle::of(quotation, prefix).expect("it says something");
    match needle.find(&Folded::of(&capture)) {
        Found::Once(parts) => Ok(parts.into_iter().map(|part| capture[part].to_owned()).collect()),
        other => Err(other),
    }
}

#[test]
fn what_stands_there_once_is_found() {
    for (capture, quotation, written) in [
        (
            "He said: “It’s the\nprimary leverage.”",
            "It's the primary leverage",
            vec!["It’s the\nprimary leverage"],
        ),
        ("one.\n\nTwo", "one. Two", vec!["one.\n\nTwo"]),
        ("trade—not war", "trade-not war", vec!["trade—not war"]),
        ("a first word and a last one", "first … last", vec!["first", "last"]),
        ("a first word and a last one", "first [...] last one", vec!["first", "last one"]),
        ("a first word and a last one", "... first . . . last", vec!["first", "last"]),
        ("a first… last", "first… last", vec!["first… last"]),
        ("双方进行了坦诚、深入的交流。", "坦诚、深入", vec!["坦诚、深入"]),
        ("双方进行了坦诚、\n深入的交流。", "坦诚、深入", vec!["坦诚、\n深入"]),
        (
            "合作则两利。\n\n对抗则俱伤。",
            "合作则两利。对抗则俱伤",
            vec!["合作则两利。\n\n对抗则俱伤"],
        ),
        ("cafe\u{301} talks", "café", vec!["café"]),
        ("155% and 55% too", "55%", vec!["55%"]),
        ("total of 55%", "55%", vec!["55%"]),
        ("“We will win” and “more”", "“We will win ...”", vec!["“We will win"]),
        ("the truce -- not war", "truce — not war", vec!["truce -- not war"]),
        ("停火——好", "停火⸺", vec!["停火——"]),
        ("他说好。\n\n“稳定。”", "他说好。“稳定。”", vec!["他说好。\n\n“稳定。”"]),
    ] {
        assert_eq!(
            find(capture, quotation, None),
            Ok(written.into_iter().map(str::to_owned).collect()),
            "{quotation}"
        );
    }
}

#[test]
fn what_is_nearly_there_is_not_found() {
    for (capture, quotation) in [
        ("over the summer", "over this summer"),
        ("over the summer", "Over the summer"),
        ("word—word", "word — word"),
        ("何立峰副总理", "何力峰"),
        ("naïve", "naive"),
        ("“no” and “yes”", "no and yes"),
    ] {
        assert_eq!(find(capture, quotation, None), Err(Found::Nowhere), "{quotation}");
    }
    assert_eq!(find("last and first", "first ... last", None), Err(Found::OutOfOrder));
    assert_eq!(find("first", "first ... first", None), Err(Found::OutOfOrder));
}

#[test]
fn a_part_of_a_word_or_of_a_number_is_none_of_it() {
    for (capture, quotation, around) in [
        ("over the summers", "over the summer", "over the summers"),
        ("uncover the summer", "over the summer", "uncover the summer"),
        ("a tariff of 155%", "55%", "155%"),
        ("a tariff of 0.55", "55", "0.55"),
        ("a tariff of .5%", "5%", ".5%"),
        ("１５５％", "５５％", "１５５％"),
        ("don't stop", "don", "don't"),
        ("e\u{334}nd", "e", "e\u{334}nd"),
        ("the 1990's end", "1990", "1990's"),
        ("AT&T paid", "AT", "AT&T"),
        // Spaces that group digits.
        ("55\u{a0}000 tons", "000 tons", "55\u{a0}000 tons"),
        ("55\u{202f}000 tons", "55", "55\u{202f}000"),
        ("1\u{2009}000 tons", "000 tons", "1\u{2009}000 tons"),
        ("1\u{2007}000 tons", "1", "1\u{2007}000"),
        ("1\u{200a}000 tons", "000", "1\u{200a}000"),
        // Full-width signs.
        ("１．５％", "５％", "１．５％"),
        ("１，０００吨", "０００吨", "１，０００吨"),
        ("1，000吨", "000吨", "1，000吨"),
        ("１２：３０", "３０", "１２：３０"),
        // Minus signs, fractions, dates.
        ("growth of −5% in May", "5% in May", "−5% in May"),
        ("a (-5%) fall", "5%", "-5%"),
        ("a loss of -$5 billion", "$5 billion", "-$5 billion"),
        ("同比增长-5%。", "5%", "-5%"),
        ("a 1/2 share", "2 share", "1/2 share"),
        ("on 2025-11-12", "11-12", "2025-11-12"),
        ("on 11/12/2025", "12/2025", "11/12/2025"),
        // Numbers in Chinese characters.
        ("关税为百分之五十五。", "百分之五", "百分之五十五"),
        ("关税为百分之一百五十五。", "五十五", "百分之一百五十五"),
        ("关税为百分之五十五。", "五十五", "百分之五十五"),
        ("加征三十四项", "三十", "三十四"),
        ("二〇二五年", "二五年", "二〇二五年"),
        ("二○二五年", "二五年", "二○二五年"),
        ("增长二点五倍", "二", "二点五"),
        ("共30亿美元", "30", "30亿"),
        ("举行第三轮磋商", "三轮磋商", "第三轮磋商"),
        ("增速为负百分之五", "百分之五", "负百分之五"),
        ("让利五成五", "五成", "五成五"),
        ("十几个国家", "十", "十几"),
    ] {
        let found = match find(capture, quotation, None) {
            Err(Found::Within(range)) => normal(capture)[range].to_owned(),
            found => panic!("{capture}, {quotation}: {found:?}"),
        };
        assert_eq!(found, normal(around), "{capture}, {quotation}");
    }
}

#[test]
fn whole_numbers_are_found() {
    for (capture, quotation) in [
        ("a cut of 30–55%", "55%"),
        ("a cut of 30%–55%", "55%"),
        ("growth of −5% in May", "-5%"),
        ("the truce – 55% of it", "55% of it"),
        ("关税——55%以上", "55%"),
        ("2018年-2019年", "2019年"),
        ("关税为百分之五十五。", "百分之五十五"),
        ("加征三十四项", "三十四项"),
        ("统一立场，两国元首", "统一立场"),
        ("两国元首一致同意", "国元首一致"),
        ("于十月三十日", "三十日"),
        ("2025年11月12日", "11月12日"),
        ("共30亿美元", "30亿"),
        ("1 000 tons", "000 tons"),
        ("2025-11 and 11-12", "11-12"),
        ("and/or 5", "or 5"),
        ("第三点要求", "第三点"),
    ] {
        let found = find(capture, quotation, None);
        assert!(found.is_ok(), "{capture}, {quotation}: {found:?}");
    }
}

#[test]
fn what_stands_there_twice_needs_its_prefix() {
    let capture =
        "First: a deal is near. Later, he said: “A deal is near,” and left. A deal is near.";
    assert_eq!(find(capture, "deal is near", None), Err(Found::Several(Twice::First)));
    assert_eq!(find(capture, "A deal is near", None), Err(Found::Several(Twice::First)));
    assert_eq!(
        find(capture, "A deal is near", Some("he said:")),
        Ok(vec!["A deal is near".to_owned()])
    );
    assert_eq!(find(capture, "A deal is near", Some("e said:")), Err(Found::NotBehindPrefix));
    assert_eq!(find(capture, "A deal is near", Some("she said:")), Err(Found::NotBehindPrefix));
    assert_eq!(find(capture, "a deal is far", Some("he said:")), Err(Found::Nowhere));
    assert_eq!(find("Well… no. He said... no.", "no", Some("He said…")), Ok(vec!["no".to_owned()]));
    assert_eq!(find("ha ha ha", "ha ha", None), Err(Found::Several(Twice::First)));
    assert_eq!(find("停火，停火", "停火", None), Err(Found::Several(Twice::First)));
    assert_eq!(find("先停火，再停火", "停火", Some("再")), Ok(vec!["停火".to_owned()]));
}

#[test]
fn every_way_to_join_parts_counts() {
    assert_eq!(find("a b a b", "a ... b", None), Err(Found::Several(Twice::First)));
    assert_eq!(find("a b b", "a ... b", None), Err(Found::Several(Twice::Later)));
    assert_eq!(find("a a b", "a ... b", None), Err(Found::Several(Twice::First)));
    assert_eq!(
        find("a x b y c x", "a ... b ... c", None),
        Ok(["a", "b", "c"].map(str::to_owned).to_vec())
    );
    assert_eq!(find("b a b", "a ... b", None), Ok(["a", "b"].map(str::to_owned).to_vec()));
}

#[test]
fn what_says_nothing_is_no_quotation() {
    for empty in ["", " \n", "...", "[…]", "“”", "— …", "\u{200b}", "[...] ... —"] {
        assert!(Needle::of(empty, None).is_none(), "{empty:?}");
    }
    for text in ["a", "5", "何", "… yes"] {
        assert!(Needle::of(text, None).is_some(), "{text:?}");
    }
}

#[test]
fn many_places_take_no_time() {
    let capture = "the end of ".repeat(20_000);
    assert_eq!(
        find(&capture, "the ... end ... of ... the ... of", None),
        Err(Found::Several(Twice::First))
    );
}

#[test]
fn ellipses_may_be_those_of_the_source() {
    for (capture, quotation, written) in [
        ("“Well... no,” he said. There was no deal.", "Well... no", vec!["Well... no"]),
        ("他说：“这……不好。”后来说不好。", "这……不好", vec!["这……不好"]),
        ("We waited… and waited. We left.", "We waited…", vec!["We waited…"]),
        ("Well, well. Then no.", "Well ... no", vec!["Well", "no"]),
    ] {
        let expected = written.into_iter().map(str::to_owned).collect();
        assert_eq!(find(capture, quotation, None), Ok(expected), "{quotation}");
    }
    let twice = "Well... no. Well... no.";
    assert_eq!(find(twice, "Well... no", None), Err(Found::Several(Twice::First)));
    let prefix = Some("said:");
    assert_eq!(
        find("Well... no. He said: Well... no.", "Well... no", prefix).map(|found| found.len()),
        Ok(1)
    );
}

/// What is found of a quotation in a capture of that ending.
fn in_capture(ending: &str, capture: &str, quotation: &str) -> Found {
    let text = normal(&capture::text(ending, capture));
    Needle::of(quotation, None).expect("it says something").find(&Folded::of(&text))
}

#[test]
fn a_sentence_goes_on_over_lines_and_not_over_blocks() {
    for (ending, capture, quotation, is_found) in [
        ("html", "<tr><td>停火</td><td>协议</td></tr>", "停火协议", false),
        ("html", "<tr><td>停火</td><td>协议</td></tr>", "停火 协议", true),
        ("html", "<li>停火</li><li>协议</li>", "停火协议", false),
        ("html", "<h2>关税</h2><p>停火了", "关税停火", false),
        ("html", "<p>进行了坦</p><p>诚</p>", "坦诚", false),
        ("html", "<td>5</td><td>月停火</td>", "5月停火", false),
        ("html", "<p>共计1</p><p>万亿元", "1万亿", false),
        ("html", "<p>进行了坦<br>诚</p>", "坦诚", true),
        ("html", "<p>进行了坦\n诚</p>", "坦诚", true),
        ("html", "<p>第一段结束。</p><p>第二段开始。</p>", "第一段结束。第二段", true),
        ("html", "<p>他说：</p><p>“停火”</p>", "他说：“停火”", true),
        ("html", "<td>cease</td><td>fire</td>", "cease fire", true),
        ("html", "<td>cease</td><td>fire</td>", "ceasefire", false),
        ("txt", "停火\n\n协议", "停火协议", false),
        ("txt", "停火\n　\n协议", "停火协议", false),
        ("txt", "停火\r\n\r\n协议", "停火协议", false),
        ("txt", "停火\n\n协议", "停火\n\n协议", true),
        ("txt", "停火\n协议", "停火协议", true),
        ("txt", "停火\r\n　　协议", "停火协议", true),
        ("txt", "“停火。”\n\n“协议”", "“停火。”“协议”", true),
        ("txt", "One ends.\n\nTwo", "ends. Two", true),
        ("md", "# 关税\n\n停火", "关税停火", false),
        ("md", "- 停火\n- 协议", "停火协议", false),
        ("md", "停火\n协议", "停火协议", true),
    ] {
        let found = in_capture(ending, capture, quotation);
        let expected = if is_found {
            matches!(found, Found::Once(_))
        } else {
            matches!(found, Found::AcrossBlocks | Found::Nowhere)
        };
        assert!(expected, "{capture}, {quotation}: {found:?}");
    }
    assert_eq!(in_capture("txt", "停火\n\n协议", "停火协议"), Found::AcrossBlocks);
}

#[test]
fn what_is_raised_or_struck_out_is_not_read_over() {
    for (ending, capture, quotation, is_found) in [
        ("html", "tariffs of 55<sup>1</sup> percent", "tariffs of 551 percent", false),
        ("html", "tariffs of 55<sup>1</sup> percent", "tariffs of 55 percent", false),
        ("html", "tariffs of 55<sup>1</sup> percent", "tariffs of 55", false),
        ("html", "10<sup>2</sup> km", "102 km", false),
        ("html", "10<sup>2</sup> km", "10 km", false),
        ("html", "10<sup>2</sup> km", "10", false),
        ("html", "CO<sub>2</sub> cut", "CO", false),
        ("html", "the 25<sup>th</sup> round", "25th round", true),
        ("html", "summer<sup><a href='#1'>2</a></sup> and", "summer and", true),
        ("html", "summer<a href='#1'><sup>2</sup></a> and", "summer and", true),
        ("html", "summer<sup>[2]</sup> and", "summer and", true),
        ("html", "summer<sup>*</sup> and", "summer and", true),
        ("html", "<a href='#1'>10<sup>2</sup> km</a>", "10 km", false),
        ("html", "<a href='#1'>10<sup>2</sup> km</a>", "102 km", false),
        ("html", "of <del>55</del><ins>30</ins> percent", "5530 percent", false),
        ("html", "of <del>55</del><ins>30</ins> percent", "of 55", false),
        ("html", "of <del>55</del><ins>30</ins> percent", "30 percent", true),
        ("html", "of <s>55</s> percent", "of percent", false),
        ("html", "1<del>5</del>5 percent", "15 percent", false),
        ("html", "1<del>5</del>5 percent", "5 percent", false),
        ("html", "<ruby>何<rt>he</rt></ruby>立峰", "何立峰", true),
        ("md", "of 55[^1] percent\n\n[^1]: note", "of 551 percent", false),
        ("md", "of 55[^1] percent\n\n[^1]: note", "of 55 percent", true),
        ("md", "of ~~55~~30 percent", "of 5530 percent", false),
        ("md", "of ~~55~~30 percent", "30 percent", true),
        ("md", "from ~55~ to 30", "from ~55~ to 30", true),
        ("md", "2025. The year of truce.", "2025. The year of truce.", true),
        ("md", "1) one\n2) two", "1) one 2) two", true),
        ("md", "+++\ntitle = 'no'\n+++\na", "no", false),
    ] {
        let found = in_capture(ending, capture, quotation);
        assert_eq!(matches!(found, Found::Once(_)), is_found, "{capture}, {quotation}: {found:?}");
    }
}
