"""Files to typed data with their source lines. Only here: YAML and its types."""

from kit.load.code_names import load_code_names
from kit.load.debate import debate_ids, load_debate
from kit.load.essay import load_reading
from kit.load.formats import load_formats
from kit.load.layers import Layers
from kit.load.plan import load_plan, planned
from kit.load.profiles import in_profile, load_profiles, profile_ids
from kit.load.settings import SETTINGS_FILE, load_settings
from kit.load.sheets import load_sheets, load_styles, load_template

__all__ = [
    "SETTINGS_FILE",
    "Layers",
    "debate_ids",
    "in_profile",
    "load_code_names",
    "load_debate",
    "load_formats",
    "load_plan",
    "load_profiles",
    "load_reading",
    "load_settings",
    "load_sheets",
    "load_styles",
    "load_template",
    "planned",
    "profile_ids",
]
