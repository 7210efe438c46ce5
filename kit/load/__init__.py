"""Files to typed data that knows its source lines. Only this room reads YAML and checks types."""

from kit.load.clock import (
    breaks_as_text,
    lesson_breaks,
    lesson_minutes,
    lesson_starts,
    minutes_as_text,
    starts_as_text,
    time_of_day,
)
from kit.load.code_names import load_code_names
from kit.load.dates import task_dates
from kit.load.debate import PLAIN_ID, debate_ids, load_debate, load_role, role_bodies
from kit.load.essay import left_out_lines, load_reading, read_essay
from kit.load.formats import load_formats
from kit.load.layers import LayerName, Layers
from kit.load.merge import merged
from kit.load.profiles import in_profile, load_profiles, profile_ids
from kit.load.saved_cast import load_saved_cast
from kit.load.settings import SETTINGS_FILE, load_settings
from kit.load.sheets import load_sheets, load_template
from kit.load.spans import Span, yaml_spans
from kit.load.styles import OWN_STYLES, load_style, load_styles
from kit.load.yaml import Value

__all__ = [
    "OWN_STYLES",
    "PLAIN_ID",
    "SETTINGS_FILE",
    "LayerName",
    "Layers",
    "Span",
    "Value",
    "breaks_as_text",
    "debate_ids",
    "in_profile",
    "left_out_lines",
    "lesson_breaks",
    "lesson_minutes",
    "lesson_starts",
    "load_code_names",
    "load_debate",
    "load_formats",
    "load_profiles",
    "load_reading",
    "load_role",
    "load_saved_cast",
    "load_settings",
    "load_sheets",
    "load_style",
    "load_styles",
    "load_template",
    "merged",
    "minutes_as_text",
    "profile_ids",
    "read_essay",
    "role_bodies",
    "starts_as_text",
    "task_dates",
    "time_of_day",
    "yaml_spans",
]
