#include "ui/theme/theme.h"

namespace counterpart {

namespace {

Theme light_theme() {
    Theme t;
    t.dark = false;
    t.window = QColor(0xf5, 0xf6, 0xf8);
    t.canvas = QColor(0xff, 0xff, 0xff);
    t.button = t.window;
    t.field = t.canvas;
    t.text = QColor(0x1b, 0x1f, 0x24);
    t.muted_text = QColor(0x57, 0x60, 0x6a);
    t.line = QColor(0xc4, 0xca, 0xd2);
    t.accent = QColor(0x0b, 0x5c, 0xad);
    t.assigned_mark = QColor(0xff, 0xff, 0xff);
    t.naive_mark = QColor(0xff, 0x8c, 0x1a);
    t.agreed_mark = QColor(0x4d, 0xe3, 0xff);
    t.mark_outline = QColor(0x10, 0x10, 0x14);
    t.undefined = QColor(0xd0, 0xd4, 0xda);
    t.undefined_hatch = QColor(0x8a, 0x90, 0x99);
    t.naive_bar = QColor(0xc2, 0x5e, 0x00);
    t.chance = QColor(0x5b, 0x63, 0x70);
    t.shuffled = QColor(0x0a, 0x6e, 0x64);
    t.rotated = QColor(0x7b, 0x35, 0xb0);
    t.same_kind = QColor(0xa3, 0x19, 0x5b);
    t.verdict_matched = QColor(0x12, 0x74, 0x38);
    t.verdict_ambiguous = QColor(0x8a, 0x5a, 0x00);
    t.verdict_redundant = QColor(0x5b, 0x45, 0xc4);
    t.verdict_orphan = QColor(0xb8, 0x23, 0x1c);
    t.verdict_none = QColor(0x6b, 0x73, 0x7d);
    t.error_background = QColor(0xfd, 0xe8, 0xe6);
    t.error_text = QColor(0x8c, 0x1d, 0x18);
    t.notice_background = QColor(0xff, 0xf6, 0xdb);
    t.notice_text = QColor(0x5c, 0x45, 0x00);
    t.hypothetical_background = QColor(0xf1, 0xe9, 0xfb);
    t.hypothetical_hatch = QColor(0xb3, 0x93, 0xdb);
    t.hypothetical_text = QColor(0x4a, 0x22, 0x7a);
    t.group = {QColor(0x00, 0x6b, 0xb0), QColor(0xc8, 0x50, 0x00), QColor(0x00, 0x7a, 0x5a),
               QColor(0xa1, 0x3e, 0x86), QColor(0x7d, 0x63, 0x00), QColor(0x5a, 0x4f, 0xcf),
               QColor(0x59, 0x5f, 0x66), QColor(0x8a, 0x3b, 0x1c)};
    return t;
}

Theme dark_theme() {
    Theme t;
    t.dark = true;
    t.window = QColor(0x1d, 0x20, 0x25);
    t.canvas = QColor(0x15, 0x17, 0x1b);
    t.button = QColor(0x3d, 0x44, 0x4f);
    t.field = QColor(0x2a, 0x2f, 0x37);
    t.text = QColor(0xe8, 0xea, 0xed);
    t.muted_text = QColor(0xa3, 0xab, 0xb5);
    t.line = QColor(0x45, 0x4b, 0x54);
    t.accent = QColor(0x6c, 0xb6, 0xff);
    t.assigned_mark = QColor(0xff, 0xff, 0xff);
    t.naive_mark = QColor(0xff, 0x9f, 0x43);
    t.agreed_mark = QColor(0x4d, 0xe3, 0xff);
    t.mark_outline = QColor(0x08, 0x08, 0x0a);
    t.undefined = QColor(0x3a, 0x3f, 0x47);
    t.undefined_hatch = QColor(0x7a, 0x82, 0x8c);
    t.naive_bar = QColor(0xff, 0x9f, 0x43);
    t.chance = QColor(0x9a, 0xa3, 0xae);
    t.shuffled = QColor(0x4f, 0xd1, 0xc1);
    t.rotated = QColor(0xc9, 0x9c, 0xf5);
    t.same_kind = QColor(0xff, 0x8a, 0xbf);
    t.verdict_matched = QColor(0x58, 0xcf, 0x84);
    t.verdict_ambiguous = QColor(0xe6, 0xb4, 0x50);
    t.verdict_redundant = QColor(0xa9, 0x9b, 0xff);
    t.verdict_orphan = QColor(0xff, 0x85, 0x7a);
    t.verdict_none = QColor(0x92, 0x9b, 0xa6);
    t.error_background = QColor(0x4a, 0x1f, 0x1d);
    t.error_text = QColor(0xff, 0xc9, 0xc4);
    t.notice_background = QColor(0x45, 0x3a, 0x16);
    t.notice_text = QColor(0xff, 0xe9, 0xa8);
    t.hypothetical_background = QColor(0x32, 0x27, 0x45);
    t.hypothetical_hatch = QColor(0x7d, 0x62, 0xa6);
    t.hypothetical_text = QColor(0xde, 0xcc, 0xf7);
    t.group = {QColor(0x5b, 0xb5, 0xf0), QColor(0xff, 0x9a, 0x4d), QColor(0x2f, 0xc7, 0x9a),
               QColor(0xe8, 0x8f, 0xcb), QColor(0xe6, 0xcf, 0x4a), QColor(0xa9, 0xa2, 0xff),
               QColor(0xb8, 0xbf, 0xc7), QColor(0xd9, 0x9c, 0x7d)};
    return t;
}

} // namespace

const Theme& theme(bool dark) {
    static const Theme light = light_theme();
    static const Theme night = dark_theme();
    return dark ? night : light;
}

bool is_dark(const QPalette& palette) {
    return palette.color(QPalette::WindowText).lightness() >
           palette.color(QPalette::Window).lightness();
}

QPalette palette_of(const Theme& t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.field);
    p.setColor(QPalette::AlternateBase, t.window);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted_text);
    p.setColor(QPalette::Button, t.button);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.error_text);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.canvas);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.canvas);
    p.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.muted_text);
    return p;
}

} // namespace counterpart
