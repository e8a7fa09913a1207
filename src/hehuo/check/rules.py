from hehuo.check.shape import SHAPE_RULES
CHECK_RULES = SHAPE_RULES
